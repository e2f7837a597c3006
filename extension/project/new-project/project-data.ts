import { folderOf, schoolYearFrom, startOf } from '../new-report/school-year.ts';
import type { ProjectAnswers } from './answers.ts';

/**
 * All that the files of a new project (`templates/projekt`) may name: plain data in Swedish. What stands in YAML is quoted
 * where it must be.
 */
export interface NewProjectData {
  readonly huvudman: {
    readonly id: string;
    readonly namn: string;
    readonly typ: string;
    /** As running text, and as « Lindberga kommuns ». */
    readonly text: string;
    readonly genitiv: string;
  };
  readonly kommunal: boolean;
  readonly nämnd: { readonly namn: string; readonly förkortning: string } | null;
  readonly nämnden: string;
  readonly redovisar: string;
  readonly pågår: string;
  /** The folder of the year's reports: `2025-26`. */
  readonly mapp: string;
  readonly enheter: readonly { readonly id: string; readonly namn: string; readonly skolform: string }[];
  /** Whether there is a data file with a row per unit and year. */
  readonly tabell: boolean;
  /** Whether its numbers are made up, and the cover's sentence that says so; else they are still to be filled in. */
  readonly exempel: boolean;
  readonly anmärkning: string;
  readonly rader: readonly ExampleRow[];
}

interface ExampleRow {
  readonly enhet: string;
  readonly läsår: string;
  readonly inskrivna: number | '.';
  readonly svarande: number | '.';
  readonly trygga: number | '.';
}

/** What the files of a new project are filled with. */
export function newProjectData(answers: ProjectAnswers): NewProjectData {
  const { headAuthority, kind, reported } = answers;
  const taken = new Set(['huvudman', 'nämnd', 'alla', 'riket', 'område']);
  const units = answers.units.map(unit => ({ ...unit, id: newId(unit.name, taken) }));
  const isPrivate = kind === 'fristående';
  const genitive = /[sxz]$/iu.test(headAuthority) ? headAuthority : `${headAuthority}s`;
  return {
    huvudman: {
      id: newId(headAuthority, taken),
      namn: yamlText(headAuthority),
      typ: isPrivate ? 'enskild' : 'kommunal',
      text: headAuthority,
      genitiv: genitive,
    },
    kommunal: !isPrivate,
    nämnd: isPrivate
      ? { namn: 'Styrelsen', förkortning: 'Styrelsen' }
      : kind === 'kommun'
        ? { namn: 'Barn- och utbildningsnämnden', förkortning: 'BUN' }
        : null,
    nämnden: isPrivate ? 'styrelsen' : 'nämnden',
    redovisar: reported,
    pågår: answers.current,
    mapp: folderOf(reported).slice('rapporter/'.length),
    enheter: units.map(({ id, name, schoolForms }) => ({
      id,
      namn: yamlText(name),
      skolform: schoolForms.map(yamlText).join(', '),
    })),
    tabell: kind !== 'tom' && units.length > 0,
    exempel: answers.examples && units.length > 0,
    anmärkning: yamlText(`Projektet är nytt: talen är påhittade exempel och inte ${genitive}.`),
    rader: units.flatMap(({ id, schoolForms }, index) =>
      exampleRows(id, index, schoolForms, reported).map(row =>
        answers.examples ? row : ({ ...row, inskrivna: '.', svarande: '.', trygga: '.' } as const),
      ),
    ),
  };
}

/** Three years of a unit's made-up numbers, large enough to be shown. */
function exampleRows(
  unit: string,
  index: number,
  forms: readonly string[],
  reported: string,
): readonly ExampleRow[] {
  const isPreschool = forms.every(form => form === 'förskola');
  const size = (isPreschool ? 64 : 210) + (index % 5) * 14;
  const safe = isPreschool ? 0.9 : 0.78;
  return [2, 1, 0].map(back => {
    const enrolled = size + (2 - back) * (3 + (index % 3));
    const answered = Math.round(enrolled * 0.8);
    return {
      enhet: unit,
      läsår: schoolYearFrom(startOf(reported) - back),
      inskrivna: enrolled,
      svarande: answered,
      trygga: Math.round(answered * (safe + (isPreschool ? -0.01 : 0.025) * (2 - back))),
    };
  });
}

/** An id from a name: `Sjöbodens förskola` gives `sjobodens-forskola`; a second one of the same letters gets a number. */
function newId(name: string, taken: Set<string>): string {
  const letters = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLocaleLowerCase('sv')
    .replace(/æ/g, 'ae')
    .replace(/ø/g, 'o')
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-+|-+$/g, '');
  // An id that is a number or a word of YAML would have to be quoted wherever it stands.
  const base =
    /^[a-z]/.test(letters) && !/^(?:null|true|false|yes|no|on|off|y|n)$/.test(letters)
      ? letters
      : `enhet-${letters}`.replace(/-$/, '');
  let id = base;
  for (let number = 2; taken.has(id); number++) id = `${base}-${number}`;
  taken.add(id);
  return id;
}

/** A text as a YAML value inside braces: quoted unless it is plain words. */
function yamlText(text: string): string {
  const plain =
    /^\p{L}[\p{L}\d &.()-]*$/u.test(text) && !/^(?:null|true|false|yes|no|on|off|y|n|~)$/i.test(text);
  return plain && text.trim() === text ? text : JSON.stringify(text);
}
