import { createHash } from 'node:crypto';
import type { Answer, DataAsk } from '../../directives/ask.ts';
import type { ProjectView } from '../../directives/contract.ts';
import type { BoundReport } from '../bind.ts';
import { freezeAnswer, freezeAsk, nothingCommon, thawAnswer } from './frozen-answer.ts';
import type { FrozenFile } from './frozen-schema.ts';
import { freezeView, thawView } from './frozen-view.ts';
import { freezeWords } from './frozen-words.ts';
import { lines } from './lines.ts';

/** The values of a decided report, which answer instead of the data. */
export interface Frozen {
  readonly file: FrozenFile;
  /** Undefined for a question that the report did not ask when it was decided. */
  answer(ask: DataAsk): Answer | undefined;
  view(live: ProjectView): ProjectView;
}

/** What a report is frozen with, besides its answers. */
export interface FreezeSetting {
  readonly date: string;
  readonly view: ProjectView;
  /** The project's cut-off date (ISO), and the fewest pupils behind a shown value at the report's level. */
  readonly cutOff: string | undefined;
  readonly threshold: number;
}

/** The frozen values of a report as the text of their file: the same values give the same text. */
export function freeze(bound: BoundReport, setting: FreezeSetting): string {
  const { report, directives, revised } = bound;
  const { id, schoolYear } = report.setting.report;
  const common = nothingCommon();
  const answers = new Map<string, FrozenFile['svar'][number]>();
  for (const one of directives)
    for (const answer of Object.values(one.bound.answers)) {
      const frozen = freezeAnswer(answer, common);
      answers.set(JSON.stringify(frozen.fråga), frozen);
    }
  const file: FrozenFile = {
    version: 1,
    rapport: id,
    läsår: schoolYear,
    fastställd: setting.date,
    ...(setting.cutOff !== undefined && { brytdatum: setting.cutOff }),
    gräns: setting.threshold,
    svar: [...answers.values()],
    mått: [...common.measures.list],
    källor: [...common.sources.list],
    projekt: freezeView(report, directives, setting.view),
    ord: freezeWords(bound),
    ändrat: [...(revised ?? [])],
  };
  return lines(file);
}

/** Frozen values that have been read. */
export function thaw(file: FrozenFile): Frozen {
  const answers = new Map(file.svar.map(answer => [JSON.stringify(answer.fråga), answer]));
  return {
    file,
    answer(ask) {
      const found = answers.get(JSON.stringify(freezeAsk(ask)));
      return found && thawAnswer(found, ask, file);
    },
    view: live => thawView(file.projekt, live),
  };
}

/** The checksum of a frozen file's content, however it is laid out and its lines end: 16 hexadecimal digits. */
export function sumOfFrozen(file: unknown): string {
  return createHash('sha256').update(JSON.stringify(file)).digest('hex').slice(0, 16);
}
