import { closest } from 'fastest-levenshtein';
import { type Diagnostic, diagnostic } from '../base/diagnostic.ts';
import { type Place, wholeFile } from '../base/span.ts';
import { contrastRatio, darkenedTo, readColour } from './colour.ts';
import { difference, smallestDifference } from './colour-vision.ts';
import { fontFamily } from './fonts.ts';
import { formatNumber } from './number-style.ts';
import { referenceLooks, type SeriesLook, sequentialColours, seriesLooks } from './palette.ts';

/** `tema` of ska.yaml as read: colours by name (`huvud`, `accent`), and the logotype's path in the project. */
export interface ProjectTheme {
  readonly färger?: Readonly<Record<string, string>>;
  readonly logotyp?: string;
}

/** How pages and charts look: all colours are `#rrggbb`, sizes px at 96 per inch. */
export interface Theme {
  readonly fontFamily: string;
  readonly colours: {
    /** The project's own, as given: for surfaces. `onMain` is black or white, whichever reads on it. */
    readonly main: string;
    readonly onMain: string;
    readonly accent: string;
    /** Shades of them that reach 4.5:1 on white: for headings, links and rules. */
    readonly mainText: string;
    readonly accentText: string;
    readonly text: string;
    readonly muted: string;
    readonly line: string;
    readonly paper: string;
  };
  readonly logotype?: string;
  /** What the room charts draws with (its ChartLook). */
  readonly chart: {
    readonly fontFamily: string;
    readonly fontSize: number;
    readonly series: readonly SeriesLook[];
    readonly references: readonly SeriesLook[];
    readonly sequential: readonly string[];
    readonly text: string;
    readonly muted: string;
    readonly grid: string;
    readonly paper: string;
  };
}

const known = { huvud: '#0c3a7c', accent: '#b4530a' } as const;
const [text, muted, line, paper] = ['#1c1c1c', '#595959', '#d0d0d0', '#ffffff'];
const [textContrast, graphicsContrast, toldApart] = [4.5, 3, 0.08];

/** The theme of a project; what cannot be used is told in `diagnostics` (at `place`) and replaced by the shipped colour. */
export function themeOf(
  project: ProjectTheme | undefined,
  place: Place = wholeFile('ska.yaml'),
): { readonly theme: Theme; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const given = new Map<string, string>();
  for (const [name, value] of Object.entries(project?.färger ?? {})) {
    const colour = readColour(String(value));
    if (!(name in known)) {
      const names = Object.keys(known);
      const args = { name, known: names.join(' och '), nearest: closest(name, names) };
      diagnostics.push(diagnostic('theme.unknown-colour', place, args));
    } else if (colour) given.set(name, colour);
    else diagnostics.push(diagnostic('theme.colour', place, { name, value: String(value) }));
  }
  for (const [name, value] of given) {
    const ratio = contrastRatio(value, paper);
    if (ratio >= textContrast) continue;
    const used = darkenedTo(value, textContrast);
    diagnostics.push(
      diagnostic('theme.contrast', place, {
        name,
        value,
        ratio: decimal(ratio),
        needed: decimal(textContrast),
        used,
      }),
    );
  }
  const main = given.get('huvud') ?? known.huvud;
  const accent = given.get('accent') ?? known.accent;
  const series = withMain(given.get('huvud'));
  if (given.has('huvud') && series === seriesLooks && main !== seriesLooks[0]?.colour) {
    diagnostics.push(diagnostic('theme.chart-colour', place, { name: 'huvud', value: main }));
  }
  const theme: Theme = {
    fontFamily,
    colours: {
      main,
      onMain: contrastRatio(main, paper) >= contrastRatio(main, '#000000') ? paper : '#000000',
      accent,
      mainText: darkenedTo(main, textContrast),
      accentText: darkenedTo(accent, textContrast),
      text,
      muted,
      line,
      paper,
    },
    ...(project?.logotyp && { logotype: project.logotyp }),
    chart: {
      fontFamily,
      fontSize: 12.5,
      series,
      references: referenceLooks,
      sequential: sequentialColours,
      text,
      muted,
      grid: '#e3e3e3',
      paper,
    },
  };
  return { theme, diagnostics };
}

/**
 * The palette with the project's main colour first, where it can be told from paper and from the grey of references; the
 * shipped colours that are too like it to somebody come last. Else the palette itself.
 */
function withMain(main: string | undefined): readonly SeriesLook[] {
  const [first, ...others] = seriesLooks;
  if (!main || !first || contrastRatio(main, paper) < graphicsContrast) return seriesLooks;
  if (referenceLooks.some(look => difference(look.colour, main, 'normal') < toldApart)) return seriesLooks;
  const near = (look: SeriesLook) => smallestDifference(look.colour, main) < toldApart;
  return [{ ...first, colour: main }, ...others.filter(look => !near(look)), ...others.filter(near)];
}

const decimal = (value: number) =>
  formatNumber(Math.floor(value * 10) / 10, { decimals: 1, typography: 'typed' });
