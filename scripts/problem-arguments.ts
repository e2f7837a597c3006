import ts from 'typescript';

/** Arguments that the sentence of a problem can be given, made from their type: every branch of it once. */
export type Arguments = Readonly<Record<string, unknown>>;

/** For every code of `extension/base/problems.ts`, examples of its arguments; `word` stands for any text. */
export function argumentsOfProblems(
  root: string,
  word = 'Exempel',
): ReadonlyMap<string, readonly Arguments[]> {
  const file = `${root}extension/base/problems.ts`;
  const config = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile).config as {
    compilerOptions: object;
  };
  const { options } = ts.convertCompilerOptionsFromJson({ ...config.compilerOptions, types: [] }, root);
  const program = ts.createProgram([file], options);
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const symbol = source && checker.getSymbolAtLocation(source);
  const exported = symbol && checker.getExportsOfModule(symbol).find(e => e.name === 'problems');
  if (!exported) throw new Error(`${file} exports no problems`);

  const examples = (type: ts.Type): readonly unknown[] => {
    if (type.isUnion()) return type.types.flatMap(examples);
    if (type.isStringLiteral() || type.isNumberLiteral()) return [type.value];
    if (type.flags & ts.TypeFlags.BooleanLiteral) return [checker.typeToString(type) === 'true'];
    if (type.flags & ts.TypeFlags.Undefined) return [undefined];
    if (type.flags & ts.TypeFlags.Null) return [null];
    if (type.flags & ts.TypeFlags.StringLike) return [word];
    if (type.flags & ts.TypeFlags.NumberLike) return [1, 2, 1234.5];
    if (checker.isArrayType(type) || checker.isTupleType(type)) {
      const items = checker.getTypeArguments(type as ts.TypeReference).flatMap(examples);
      return [items.slice(0, 1), [...items, ...items]];
    }
    if (type.flags & ts.TypeFlags.Object) return objects(type);
    if (type.flags & ts.TypeFlags.Unknown) return [word, 2];
    throw new Error(`no example for ${checker.typeToString(type)}`);
  };

  /** One object with the first example of each property, then one for every other example of every property. */
  const objects = (type: ts.Type): readonly Arguments[] => {
    const first: Record<string, unknown> = {};
    const others: [string, unknown][] = [];
    for (const property of type.getProperties()) {
      const values = examples(checker.getTypeOfSymbol(property)).filter(value => value !== undefined);
      first[property.name] = values[0];
      for (const value of values.slice(1)) others.push([property.name, value]);
      if (property.flags & ts.SymbolFlags.Optional) others.push([property.name, undefined]);
    }
    return [first, ...others.map(([name, value]) => without({ ...first, [name]: value }))];
  };

  const found = new Map<string, readonly Arguments[]>();
  for (const code of checker.getTypeOfSymbol(exported).getProperties()) {
    const type = checker.getTypeOfSymbol(code);
    const [of] = type.aliasTypeArguments ?? checker.getTypeArguments(type as ts.TypeReference);
    if (!of) throw new Error(`${code.name} is not a problem`);
    found.set(code.name, of.isUnion() ? of.types.flatMap(objects) : objects(of));
  }
  return found;
}

/** An optional argument that is not there is absent, not undefined. */
function without(args: Arguments): Arguments {
  return Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined));
}
