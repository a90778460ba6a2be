// Voices whose providers behave as drivers do. The voice "tone": webgpu works, cuda kills the process, directml hangs. The
// voice "tone-else": webgpu says something else, coreml falls back.
import type { EngineOptions } from '../../src-main/engine/process/protocol.ts';
import type { TellNotice } from '../../src-main/engine/graph-session.ts';
import type { Synthesiser } from '../../src-main/engine/synthesis/synthesiser.ts';
import { openInstalledVoice as openTone } from './stand-in-synthesiser.ts';

export async function openInstalledVoice(voice: string, { provider }: EngineOptions, onNotice: TellNotice): Promise<Synthesiser> {
  const tone = await openTone(voice);
  if (provider === 'cuda') process.kill(process.pid, 'SIGKILL');
  if (provider === 'directml') return new Promise(() => undefined);
  if (provider === 'coreml') onNotice('The voice fell back to the processor.', 'there is no such chip');
  if (provider !== 'webgpu' || voice === 'tone') return tone;
  return { ...tone, synthesise: (request, signal) => tone.synthesise({ ...request, seed: request.seed + 9 }, signal) };
}
