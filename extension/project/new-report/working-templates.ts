import type { Project } from '../project.ts';
import { reportTypes } from './due-reports.ts';

/** The working documents that the program has templates for: what `ska new` takes besides the types of reports. */
export const workingTemplates = [
  'dialogunderlag',
  'projektplan',
  'loggbok',
  'uppdrag',
  'tidiga-signaler',
  'sambedömning',
  'kollegial-cirkel',
  'utvärdering',
  'läslista',
] as const;

const own = /^mallar\/rapporter\/([^/]+)\.md\.hbs$/u;

/** The working document's template that a word names: a shipped one, or one of the project's own in `mallar/rapporter/`; undefined for a type of report. */
export async function templateOf(project: Project, written: string): Promise<string | undefined> {
  const word = written.normalize('NFC').toLocaleLowerCase('sv');
  if (reportTypes.some(type => type === word)) return undefined;
  const shipped = workingTemplates.find(one => one === word);
  if (shipped) return shipped;
  const files = (await project.files.list('mallar/rapporter')).flatMap(path => own.exec(path)?.[1] ?? []);
  return files.map(name => name.normalize('NFC')).find(name => name.toLocaleLowerCase('sv') === word);
}
