import type { Language } from '../../base/problem.ts';
import type { Answer } from '../../directives/ask.ts';
import { seriesPoints, sparkline } from '../series.ts';
import { say } from '../texts.ts';
import { plain } from './markdown.ts';

/** A trend as a line of blocks for the eye, and as numbers for everybody; undefined for fewer than two periods. */
export function trendText(answer: Answer | undefined, language: Language): string | undefined {
  const points = answer ? seriesPoints(answer) : [];
  if (points.length < 2) return undefined;
  const numbers = points.map(point => `${point.period}: ${plain(point.text)}`).join(' · ');
  const line = sparkline(points);
  return [line && `\`${line}\``, `${say('hover.trend', {}, language)} ${numbers}`]
    .filter(Boolean)
    .join('  \n');
}
