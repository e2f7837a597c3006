// What a query written by a person may do, told from its own parse (DuckDB's `json_serialize_sql`) before it is run.

/** What stands in a query's way: it is not one question, or names what it may not. */
export type Refusal =
  | { readonly why: 'not-one-select' }
  | { readonly why: 'table' | 'function' | 'construct'; readonly name: string };

/** A query that may be run, with the tables that it reads; or why it may not; or what the parser cannot read. */
export type QueryReading =
  | { readonly tables: readonly string[] }
  | { readonly refused: Refusal }
  | { readonly failed: string };

// What only works out one value from others. Whatever reaches out of the tables, or makes much out of little, is left out.
const functions = new Set(
  `sum avg mean min max count count_star count_if median mode quantile quantile_cont quantile_disc product
  stddev stddev_samp stddev_pop variance var_samp var_pop corr covar_samp covar_pop regr_slope regr_intercept regr_r2
  first last any_value arg_min arg_max min_by max_by string_agg group_concat listagg bool_and bool_or
  row_number rank dense_rank rank_dense percent_rank cume_dist ntile lag lead first_value last_value nth_value
  abs round round_even ceil ceiling floor trunc sign sqrt ln log log2 log10 exp pow power mod greatest least nullif ifnull
  lower upper lcase ucase trim ltrim rtrim length len substring substr left right replace concat concat_ws split_part
  contains starts_with ends_with prefix suffix strpos instr position reverse regexp_matches regexp_extract regexp_replace
  + - * / // % ^ ** || ~~ !~~ ~~* !~~* ~~~ like_escape not_like_escape ilike_escape not_ilike_escape`.split(
    /\s+/,
  ),
);

const places = new Set(['BASE_TABLE', 'JOIN', 'SUBQUERY', 'EMPTY', 'EXPRESSION_LIST']);
const statements = new Set(['SELECT_NODE', 'SET_OPERATION_NODE']);
const modifiers = new Set([
  'ORDER_MODIFIER',
  'LIMIT_MODIFIER',
  'LIMIT_PERCENT_MODIFIER',
  'DISTINCT_MODIFIER',
]);
const orders = new Set(['ORDER_DEFAULT', 'ASCENDING', 'DESCENDING']);
const expressions = new Set([
  'BETWEEN',
  'CASE',
  'CAST',
  'COLUMN_REF',
  'COMPARISON',
  'CONJUNCTION',
  'CONSTANT',
  'FUNCTION',
  'OPERATOR',
  'POSITIONAL_REFERENCE',
  'STAR',
  'SUBQUERY',
  'WINDOW',
]);

/** As SQL writes what the parser calls by a name of its own. */
const written: Readonly<Record<string, string>> = {
  RECURSIVE_CTE_NODE: 'WITH RECURSIVE',
  SHOW_REF: 'SHOW, DESCRIBE, SUMMARIZE',
  PARAMETER: '?',
  LAMBDA: '->',
};

interface Parse {
  readonly error: boolean;
  readonly error_type?: string;
  readonly error_message?: string;
  readonly statements?: readonly { readonly node: unknown }[];
}

type Parsed = Readonly<Record<string, unknown>>;

interface Subqueries {
  readonly map: readonly { readonly key: string; readonly value: unknown }[];
}

/** Reads a query's parse: exactly one SELECT, of tables that are known, with functions that are on the list. */
export function readQuery(serialized: string, known: ReadonlySet<string>): QueryReading {
  const parse = parseOf(serialized);
  if (!parse) return { failed: 'Out of range: a number in the query is too large' };
  if (parse.error && parse.error_type === 'parser') return { failed: parse.error_message ?? '' };
  if (parse.error || parse.statements?.length !== 1) return { refused: { why: 'not-one-select' } };
  const tables = new Set<string>();
  for (const { node, made } of nodesOf(parse.statements[0]?.node, new Set())) {
    const refused = refusalOf(node);
    if (refused) return { refused };
    if (node.type !== 'BASE_TABLE') continue;
    const name = String(node.table_name);
    const isPlain = node.schema_name === '' && node.catalog_name === '';
    if (isPlain && made.has(name.toLowerCase())) continue;
    const table = [...known].find(each => each.toLowerCase() === name.toLowerCase());
    if (!isPlain || table === undefined) return { refused: { why: 'table', name } };
    tables.add(table);
  }
  return { tables: [...tables] };
}

/** Undefined for what is no JSON: the engine writes a number beyond all bounds as `Infinity`. */
function parseOf(serialized: string): Parse | undefined {
  try {
    return JSON.parse(serialized) as Parse;
  } catch {
    return undefined;
  }
}

/** A part of a query, and the names of subqueries that it sees (`WITH a AS`), in small letters. */
interface Placed {
  readonly node: Parsed;
  readonly made: ReadonlySet<string>;
}

/** All parts, from the outermost on. A subquery sees those before it, and not itself: its own name means a table there. */
function* nodesOf(value: unknown, made: ReadonlySet<string>): Generator<Placed> {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const part of value) yield* nodesOf(part, made);
    return;
  }
  const node = value as Parsed;
  yield { node, made };
  const { cte_map, ...rest } = node;
  let seen = made;
  for (const { key, value: subquery } of (cte_map as Subqueries | undefined)?.map ?? []) {
    yield* nodesOf(subquery, seen);
    seen = new Set([...seen, key.toLowerCase()]);
  }
  for (const part of Object.values(rest)) yield* nodesOf(part, seen);
}

function refusalOf(node: Parsed): Refusal | undefined {
  const { type, class: kind } = node;
  if (kind !== undefined) {
    if (!expressions.has(String(kind)))
      return { why: 'construct', name: written[String(kind)] ?? String(kind) };
    const name = node.function_name;
    const isCalled = kind === 'FUNCTION' || kind === 'WINDOW';
    if (isCalled && !(functions.has(String(name)) && !node.schema && !node.catalog))
      return { why: 'function', name: String(name) };
    return undefined;
  }
  if (typeof type !== 'string' || type.endsWith('_TYPE_INFO')) return undefined;
  if ([places, statements, modifiers, orders].some(allowed => allowed.has(type))) return undefined;
  return type === 'TABLE_FUNCTION'
    ? { why: 'function', name: calledIn(node) }
    : { why: 'construct', name: written[type] ?? type };
}

function calledIn({ function: called }: Parsed): string {
  return String((called as Parsed | undefined)?.function_name ?? 'TABLE_FUNCTION');
}
