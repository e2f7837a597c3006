import type { Language } from '../base/problem.ts';
import { type Waiver, waiversOf } from '../report/comments.ts';
import type { Report } from '../report/report.ts';

/** A waiver with the report it stands in. */
export interface ReportWaiver {
  readonly file: string;
  readonly waiver: Waiver;
  /** True after its last day: it covers nothing any more, and is an error itself. */
  readonly expired: boolean;
}

/** The whole waivers of some reports, in order. `today` is an ISO date. */
export function waiversIn(
  reports: readonly Pick<Report, 'document'>[],
  today: string,
): readonly ReportWaiver[] {
  return reports.flatMap(({ document }) =>
    waiversOf(document).map(waiver => ({
      file: document.file,
      waiver,
      expired: waiver.until !== undefined && waiver.until < today,
    })),
  );
}

/** A waiver for a reviewer: what it covers, who made it, until when, and why. */
export function waiverSentence(
  { waiver, expired }: Pick<ReportWaiver, 'waiver' | 'expired'>,
  language: Language,
): string {
  const { code, by, reason, until } = waiver;
  if (language === 'en')
    return `Waiver of ${code}, by ${by}${until ? `, ${expired ? 'expired' : 'until'} ${until}` : ', without end'}: ${reason}`;
  return `Undantag för ${code}, av ${by}${until ? `, ${expired ? 'gick ut' : 'till'} ${until}` : ', utan slut'}: ${reason}`;
}
