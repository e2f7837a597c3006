import { type Diagnostic, diagnostic } from '../base/diagnostic.ts';
import type { Files } from '../base/ports.ts';
import { nearest } from '../schema/nearest.ts';
import type { ReadConfig } from './config.ts';
import { troubleFindings, troubleOfFile } from './image-trouble.ts';

/** What keeps the logotype of ska.yaml from standing on the covers: not there, or a picture that cannot be shown. */
export async function logotypeProblems(
  { config, yaml, diagnostics }: ReadConfig,
  files: Files,
): Promise<readonly Diagnostic[]> {
  const path = config.tema?.logotyp;
  if (typeof path !== 'string' || diagnostics.some(one => one.code === 'yaml.broken')) return [];
  const place = yaml.place(['tema', 'logotyp'], 'value');
  // What leads out of the project is a fault of whoever reads it.
  const info = await files.info(path).catch(() => null);
  if (info === null) return [];
  if (info?.kind === 'file') return troubleFindings(await troubleOfFile(files, path), place, path);
  const all = await files.list('bilder').catch(() => []);
  return [diagnostic('image.missing', place, { path, nearest: nearest(path, all) })];
}
