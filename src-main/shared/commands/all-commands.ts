import { addAsset } from './asset/add-asset.ts';
import { removeAssets } from './asset/remove-assets.ts';
import { addCharacter } from './character/add-character.ts';
import { changeCharacter } from './character/change-character.ts';
import { moveCharacter } from './character/move-character.ts';
import { removeCharacter } from './character/remove-character.ts';
import { addClip } from './clip/add-clip.ts';
import { changeClip } from './clip/change-clip.ts';
import { duplicateClips } from './clip/duplicate-clips.ts';
import { moveClips } from './clip/move-clips.ts';
import { removeClips } from './clip/remove-clips.ts';
import { splitClip } from './clip/split-clip.ts';
import { trimClip } from './clip/trim-clip.ts';
import { runnable, type RunnableCommand } from './command.ts';
import { changeDelivery } from './delivery/change-delivery.ts';
import { drawDelivery } from './delivery/draw-delivery.ts';
import { resetDelivery } from './delivery/reset-delivery.ts';
import { putWord } from './lexicon/put-word.ts';
import { removeWords } from './lexicon/remove-words.ts';
import { assignLines } from './line/assign-lines.ts';
import { joinLines } from './line/join-lines.ts';
import { lockLines } from './line/lock-lines.ts';
import { moveLines } from './line/move-lines.ts';
import { removeLines } from './line/remove-lines.ts';
import { separateLine } from './line/separate-line.ts';
import { setLineFit } from './line/set-line-fit.ts';
import { setLineOverrides } from './line/set-line-overrides.ts';
import { setLineSeed } from './line/set-line-seed.ts';
import { setLineSlot } from './line/set-line-slot.ts';
import { setLineText } from './line/set-line-text.ts';
import { splitLine } from './line/split-line.ts';
import { addMarker } from './marker/add-marker.ts';
import { changeMarker } from './marker/change-marker.ts';
import { removeMarkers } from './marker/remove-markers.ts';
import { changePicture } from './picture/change-picture.ts';
import { removePicture } from './picture/remove-picture.ts';
import { setPicture } from './picture/set-picture.ts';
import { insertScript } from './script/insert-script.ts';
import { replaceText } from './script/replace-text.ts';
import { retimeScript } from './script/retime-script.ts';
import { changeSettings } from './settings/change-settings.ts';
import { conformProgramme } from './settings/conform-programme.ts';
import { putSubtitles } from './subtitles/put-subtitles.ts';
import { removeSubtitles } from './subtitles/remove-subtitles.ts';
import { addTake } from './take/add-take.ts';
import { changeTake } from './take/change-take.ts';
import { chooseTake } from './take/choose-take.ts';
import { removeTakes } from './take/remove-takes.ts';
import { addTrack } from './track/add-track.ts';
import { changeTrack } from './track/change-track.ts';
import { moveTrack } from './track/move-track.ts';
import { removeTrack } from './track/remove-track.ts';

const commands: readonly RunnableCommand[] = [
  runnable(addAsset),
  runnable(removeAssets),
  runnable(addCharacter),
  runnable(changeCharacter),
  runnable(moveCharacter),
  runnable(removeCharacter),
  runnable(addClip),
  runnable(changeClip),
  runnable(duplicateClips),
  runnable(moveClips),
  runnable(removeClips),
  runnable(splitClip),
  runnable(trimClip),
  runnable(changeDelivery),
  runnable(drawDelivery),
  runnable(resetDelivery),
  runnable(putWord),
  runnable(removeWords),
  runnable(assignLines),
  runnable(joinLines),
  runnable(lockLines),
  runnable(moveLines),
  runnable(removeLines),
  runnable(separateLine),
  runnable(setLineFit),
  runnable(setLineOverrides),
  runnable(setLineSeed),
  runnable(setLineSlot),
  runnable(setLineText),
  runnable(splitLine),
  runnable(addMarker),
  runnable(changeMarker),
  runnable(removeMarkers),
  runnable(changePicture),
  runnable(removePicture),
  runnable(setPicture),
  runnable(insertScript),
  runnable(replaceText),
  runnable(retimeScript),
  runnable(changeSettings),
  runnable(conformProgramme),
  runnable(putSubtitles),
  runnable(removeSubtitles),
  runnable(addTake),
  runnable(changeTake),
  runnable(chooseTake),
  runnable(removeTakes),
  runnable(addTrack),
  runnable(changeTrack),
  runnable(moveTrack),
  runnable(removeTrack),
];

/** Every command by its name. */
export const COMMANDS: ReadonlyMap<string, RunnableCommand> = new Map(commands.map((command) => [command.name, command]));
