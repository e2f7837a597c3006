/** One figure of the bench: how many times the second of two values the first is, measured beside each other in this run. */
export interface Row {
  readonly what: string;
  readonly values: readonly [number, number];
  /** What the values are counted in: `s`, `ms`, `MB`. */
  readonly unit: string;
  /** What the ratio is to be, as a person reads it: `≤ 3`. */
  readonly aim: string;
}

/** What a part of the bench is given. */
export interface BenchSetting {
  /** An empty folder of its own. */
  readonly folder: string;
  /** The package's folder. */
  readonly root: string;
  /** How often each thing is measured; the least counts. */
  readonly runs: number;
  /** Units of the large municipality. */
  readonly units: number;
}

/** A part of the bench, by the name that `--bara` knows it by. */
export interface Section {
  readonly name: string;
  measure(setting: BenchSetting): Promise<readonly Row[]>;
}

/** A row as one line of text. */
export function lineOfRow({ what, values: [a, b], unit, aim }: Row): string {
  const number = (value: number) => value.toFixed(2).replace('.', ',');
  return `${number(a / b).padStart(6)}  (mål ${aim})  ${what}  [${number(a)} / ${number(b)} ${unit}]\n`;
}
