/** How a column writes its numbers, where the package says. */
export interface NumberStyle {
  readonly decimal?: ',' | '.';
  readonly grouping?: string;
}

const blanks = /[\s\u00a0\u202f\u2009]/g;

/**
 * The number that a text means, or undefined when it is none: `1 234` (any kind of space), `94,1`, `94.1`, `44 %`,
 * `−20`, `1.234,5`, `1,234.5`. A lone comma or point is the decimal sign unless the column says otherwise; groups have
 * three digits.
 */
export function swedishNumber(written: string, style: NumberStyle = {}): number | undefined {
  const bare = written
    .trim()
    .replace(/\s*%$/, '')
    .replace(/^[\u2212\u2013]/, '-')
    .replace(blanks, ' ');
  const parts = /^([+-]?) ?(\d[\d .,'’]*|[.,]\d+)$/.exec(bare);
  if (!parts) return undefined;
  const [, sign = '', body = ''] = parts;
  const decimal = style.decimal ?? decimalSign(body, style.grouping);
  const [whole = '', fraction, ...rest] = decimal === undefined ? [body] : body.split(decimal);
  if (rest.length > 0 || (fraction !== undefined && !/^\d+$/.test(fraction))) return undefined;
  const digits = ungroup(whole, decimal, style.grouping);
  if (digits === undefined) return undefined;
  return Number(`${sign}${digits || '0'}.${fraction ?? '0'}`);
}

function decimalSign(body: string, grouping: string | undefined): ',' | '.' | undefined {
  const comma = body.lastIndexOf(',');
  const point = body.lastIndexOf('.');
  if (comma >= 0 && point >= 0) return comma > point ? ',' : '.';
  if (comma >= 0) return grouping === ',' ? undefined : ',';
  return point >= 0 && grouping !== '.' ? '.' : undefined;
}

function ungroup(
  whole: string,
  decimal: string | undefined,
  declared: string | undefined,
): string | undefined {
  if (/^\d*$/.test(whole)) return whole;
  for (const sign of new Set([
    ' ',
    declared === undefined ? (decimal === ',' ? '.' : ',') : declared.replace(blanks, ' '),
    "'",
    '’',
  ])) {
    if (sign === decimal || sign === '') continue;
    const groups = whole.split(sign);
    if (/^\d{1,3}$/.test(groups[0] ?? '') && groups.slice(1).every(group => /^\d{3}$/.test(group)))
      return groups.join('');
  }
  return undefined;
}
