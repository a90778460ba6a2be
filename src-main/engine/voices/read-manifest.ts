import { z } from 'zod';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import { damagedVoice } from './damaged-voice.ts';
import { ENGINE_VERSION } from './engine-version.ts';
import { FORMAT_VERSION, voiceManifestSchema, type VoiceManifest } from './manifest.ts';
import { readPackFile } from './read-pack-file.ts';

export const MANIFEST_FILE = 'voice.json';
const LARGEST_MANIFEST_BYTES = 1_000_000;

const statedVersions = z.object({ formatVersion: z.number(), minimumEngine: z.string().optional() });

/**
 * Reads `voice.json` of a pack. Throws `voice.too-new` when it is of a later format or asks for a later engine, decided
 * before the rest is looked at, and `voice.damaged` when it is missing or not what a manifest must be.
 */
export async function readManifest(folder: string, engineVersion = ENGINE_VERSION): Promise<VoiceManifest> {
  const text = (await readPackFile(folder, MANIFEST_FILE, LARGEST_MANIFEST_BYTES)).toString('utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw damagedVoice(folder, `${MANIFEST_FILE} is not JSON`, error);
  }
  const stated = statedVersions.safeParse(value);
  if (stated.success) {
    const { formatVersion, minimumEngine } = stated.data;
    if (formatVersion > FORMAT_VERSION || (minimumEngine !== undefined && isLater(minimumEngine, engineVersion))) {
      throw new VoxloomError('voice.too-new', `The voice in "${folder}" needs a newer Voxloom. Update Voxloom, then try again.`);
    }
  }
  const manifest = voiceManifestSchema.safeParse(value);
  if (!manifest.success) throw damagedVoice(folder, `in ${MANIFEST_FILE}, ${firstIssue(manifest.error)}`, manifest.error);
  return manifest.data;
}

function firstIssue({ issues }: z.ZodError): string {
  const [issue] = issues;
  return issue === undefined ? 'something is wrong' : `${issue.path.join('.')} ${issue.message}`;
}

/** Whether version `a` comes after `b`; anything that is not three numbers comes after nothing. */
function isLater(a: string, b: string): boolean {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  for (let part = 0; part < 3; part += 1) {
    const difference = (left?.[part] ?? 0) - (right?.[part] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}
