import type { Answer } from '../../directives/ask.ts';
import type { Project } from '../../project/project.ts';
import { latestText, seriesPoints, sparkline } from '../series.ts';

/** One indicator as a list shows it, with its latest value for the head authority. */
export interface IndicatorEntry {
  readonly id: string;
  readonly name: string;
  /** The name where there is little room; the name itself when there is none. */
  readonly shortName: string;
  readonly definition: string | undefined;
  /** « 222,8 (2025/26) »; undefined while nothing is known. */
  readonly latest: string | undefined;
  /** The last years as a line of blocks. */
  readonly trend: string;
  /** One of those that the board follows (`följs` in ska.yaml). */
  readonly followed: boolean;
}

/** The indicators that the project has data for, those that the board follows first. `series` are answers by indicator. */
export function indicatorEntries(
  project: Project,
  series: ReadonlyMap<string, Answer>,
): readonly IndicatorEntry[] {
  const followed = project.config.följs ?? [];
  const place = ({ id }: IndicatorEntry) => (followed.includes(id) ? followed.indexOf(id) : followed.length);
  return [...project.indicators.values()]
    .map(indicator => {
      const answer = series.get(indicator.id);
      return {
        id: indicator.id,
        name: indicator.name,
        shortName: indicator.shortName ?? indicator.name,
        definition: indicator.definition,
        latest: latestText(answer),
        trend: answer ? sparkline(seriesPoints(answer)) : '',
        followed: followed.includes(indicator.id),
      };
    })
    .filter(entry => entry.followed || entry.latest !== undefined)
    .sort((a, b) => place(a) - place(b));
}
