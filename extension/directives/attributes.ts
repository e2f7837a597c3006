import Type, { type TOptional, type TString } from 'typebox';

/** What an editor should offer for a value. */
export type Suggest =
  | 'indicator'
  /** An indicator, or beside `källa=` a number column of the table. */
  | 'measure'
  | 'unit'
  /** A unit or reference, or another group: `riket`, `kön=P`. */
  | 'comparison'
  | 'schoolYear'
  | 'period'
  | 'table'
  | 'column'
  | 'dimension'
  | 'goal'
  | 'intervention'
  | 'block'
  | 'report'
  | 'theme'
  /** A success factor of ska.yaml. */
  | 'factor'
  | 'schoolForm'
  /** A role: rektor, skolchef. */
  | 'role'
  | 'file';

/** How the string of an attribute is to be read. */
export type AttributeForm = 'text' | 'words' | 'list' | 'number' | 'choice' | 'date' | 'id';

interface Extra {
  readonly suggest?: Suggest;
  /** The word of the field line, when it is not the attribute's own with a capital: `Godkänd av`. */
  readonly field?: string;
  readonly examples?: readonly string[];
  /** A bare word of a directive without data is this attribute's: `:se[diagram 3]{merit}`, `:antal[19]{enheter}`. */
  readonly bare?: boolean;
}

function attribute(form: AttributeForm, description: string, extra: Extra & object): TOptional<TString> {
  return Type.Optional(Type.String({ description, 'ska:form': form, minLength: 1, ...extra }));
}

/** Words as the author writes them. */
export const text = (description: string, extra: Extra = {}) => attribute('text', description, extra);

/** Ids and units, separated by blanks. */
export const words = (description: string, extra: Extra = {}) => attribute('words', description, extra);

/** Words with blanks in them, separated by commas. */
export const list = (description: string, extra: Extra = {}) => attribute('list', description, extra);

/** An ISO date. */
export const date = (description: string, extra: Extra = {}) =>
  attribute('date', description, { ...extra, pattern: '^\\d{4}-\\d{2}-\\d{2}$' } as Extra);

/** One of a few words. */
export const choice = (values: readonly string[], description: string, extra: Extra = {}) =>
  attribute('choice', description, { ...extra, enum: [...values] } as Extra);

/** The block's own id. */
export const id = (pattern: string | undefined, description: string) =>
  attribute('id', description, (pattern ? { pattern } : {}) as Extra);

/** Splits a `words` attribute. */
export function wordsOf(value: string | undefined): string[] {
  return value?.split(/\s+/).filter(Boolean) ?? [];
}

/** Splits a `list` attribute. */
export function listOf(value: string | undefined): string[] {
  return (
    value
      ?.split(',')
      .map(part => part.trim())
      .filter(Boolean) ?? []
  );
}
