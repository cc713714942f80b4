import { basename, resolve } from 'node:path'
import ts from 'typescript'

/**
 * Everything that writes about accounts and awards goes through `change`, which gives out the only transactions there are and
 * wants an entry in the audit for each. So a call that writes must be given a `Transaction`, not the database itself.
 * What a function does with a database that is its own parameter is looked for where that function is called.
 */
export interface WritesFound {
  /** The functions of these repositories that write. */
  readonly repositoryWriters: readonly string[]
  /** Calls that write past `change`, as `file: function > what it calls`. */
  readonly inProgram: readonly string[]
  readonly inSample: readonly string[]
}

const WRITES = ['insertInto', 'updateTable', 'deleteFrom', 'mergeInto', 'replaceInto']
const SAMPLE = 'app/services/accounts/sample-of-a-test.ts'

/** Code in which a database may occur; `test/` may do as it likes. */
const ROOTS = /^app\/(?:services|routes|access|commands|http)\/|^app\/[^/]+$/
/** The library of cases is written by other code, and not by people. */
const ABOUT_ACCOUNTS = /^app\/(?:services\/(?:accounts|award)|access|routes)\//

type Named = ts.FunctionDeclaration | ts.VariableDeclaration

/**
 * @param accepted calls that need no entry; the functions in which they stand are not followed to where they are called
 * @param sampleText a file that is none, read as if it lay beside the services
 */
export function findWritesPastChange(accepted: ReadonlySet<string>, sampleText: string): WritesFound {
  const program = makeProgram(sampleText)
  const finder = new Finder(program.getTypeChecker(), accepted)
  const sources = program.getSourceFiles()
  for (const source of sources) if (isRepository(source)) finder.collectWriters(source)
  const repositoryWriters = finder.writerNames()
  // Again and again, until no function is found that writes by calling one that writes.
  for (let before = -1; before !== finder.writerNames().length;) {
    before = finder.writerNames().length
    finder.found.clear()
    for (const source of sources) if (/^app\//.test(local(source.fileName))) finder.examine(source)
  }
  const inProgram = [...finder.found].flatMap(([file, calls]) => (file === SAMPLE ? [] : calls))
  return { repositoryWriters, inProgram, inSample: finder.found.get(SAMPLE) ?? [] }
}

function makeProgram(sampleText: string): ts.Program {
  const onUnRecoverableConfigFileDiagnostic = (problem: ts.Diagnostic) => {
    throw new Error(ts.flattenDiagnosticMessageText(problem.messageText, '\n'))
  }
  const system = { ...ts.sys, onUnRecoverableConfigFileDiagnostic }
  const { fileNames, options } = ts.getParsedCommandLineOfConfigFile('tsconfig.json', {}, system)!
  const host = ts.createCompilerHost(options)
  const { readFile, fileExists } = host
  const isSample = (file: string) => local(file) === SAMPLE
  host.readFile = (file) => (isSample(file) ? sampleText : readFile(file))
  host.fileExists = (file) => isSample(file) || fileExists(file)
  const roots = fileNames.filter((file) => ROOTS.test(local(file)))
  return ts.createProgram([...roots, resolve(SAMPLE)], options, host)
}

class Finder {
  /** Calls by the file in which they stand. */
  readonly found = new Map<string, string[]>()
  /** Functions that write with the database they are given, and which of their parameters that is. */
  readonly #writers = new Map<ts.Node, { readonly name: string; readonly parameter: number }>()

  constructor(
    readonly checker: ts.TypeChecker,
    readonly accepted: ReadonlySet<string>,
  ) {}

  writerNames(): readonly string[] {
    return [...this.#writers.values()].map(({ name }) => name)
  }

  collectWriters(source: ts.SourceFile): void {
    for (const statement of source.statements) {
      if (!ts.isFunctionDeclaration(statement) || !statement.name || !writesItself(statement)) continue
      this.#writers.set(statement, { name: statement.name.text, parameter: 0 })
    }
  }

  examine(source: ts.SourceFile): void {
    // Only these are worth asking the compiler for; an import may give them another name.
    const names = new Set([...this.writerNames(), ...WRITES, 'transaction'])
    const look = (node: ts.Node): void => {
      if (ts.isImportSpecifier(node)) {
        if (node.propertyName) names.add(node.name.text)
      } else if (!ts.isIdentifier(node)) ts.forEachChild(node, look)
      else if (names.has(node.text)) this.#examineName(node)
    }
    look(source)
  }

  /** Wherever a function that writes is named, or a writing method of the database itself. */
  #examineName(name: ts.Identifier): void {
    const { parent } = name
    if (ts.isPropertyAccessExpression(parent) && parent.name === name) {
      if (!WRITES.includes(name.text) && name.text !== 'transaction') return
      const isAboutAccounts = ABOUT_ACCOUNTS.test(fileOf(name))
      if (isAboutAccounts && this.#databaseType(parent.expression)) this.#judge(name, name.text, parent.expression)
      return
    }
    const declaration = this.#declarationOf(name)
    const writer = declaration && this.#writers.get(declaration)
    if (!writer || declaration === parent) return
    const called = ts.isCallExpression(parent) && parent.expression === name ? parent : undefined
    const database = called?.arguments[writer.parameter]
    if (database) this.#judge(name, writer.name, database)
    // Handed on as a value: nobody sees with what it will be called.
    else this.#report(name, writer.name)
  }

  #judge(at: ts.Node, what: string, database: ts.Expression): void {
    if (what !== 'transaction' && this.#databaseType(database) === 'Transaction') return
    const isFollowed = what !== 'transaction' && !this.accepted.has(callAt(at, what))
    const owner = isFollowed ? this.#ownerOf(database) : undefined
    if (owner) this.#writers.set(owner.named, { name: nameOf(owner.named), parameter: owner.parameter })
    else this.#report(at, what)
  }

  #report(at: ts.Node, what: string): void {
    const file = fileOf(at)
    // The one place that opens transactions.
    if (file === 'app/services/accounts/change.server.ts' && what === 'transaction') return
    const calls = this.found.get(file) ?? []
    this.found.set(file, calls)
    const call = callAt(at, what)
    if (!calls.includes(call)) calls.push(call)
  }

  #databaseType(expression: ts.Expression): 'Kysely' | 'Transaction' | undefined {
    const name = this.checker.getTypeAtLocation(expression).symbol?.name
    return name === 'Kysely' || name === 'Transaction' ? name : undefined
  }

  #declarationOf(name: ts.Identifier): ts.Declaration | undefined {
    const symbol = this.checker.getSymbolAtLocation(name)
    const isAlias = symbol !== undefined && (symbol.flags & ts.SymbolFlags.Alias) !== 0
    return (isAlias ? this.checker.getAliasedSymbol(symbol) : symbol)?.valueDeclaration
  }

  /** Whose parameter a database is, where that function has a name by which it is called. */
  #ownerOf(database: ts.Expression): { readonly named: Named; readonly parameter: number } | undefined {
    const declaration = ts.isIdentifier(database) ? this.#declarationOf(database) : undefined
    if (!declaration || !ts.isParameter(declaration)) return undefined
    const of = declaration.parent
    const parameter = of.parameters.indexOf(declaration)
    if (ts.isFunctionDeclaration(of)) return { named: of, parameter }
    return ts.isArrowFunction(of) && ts.isVariableDeclaration(of.parent) ? { named: of.parent, parameter } : undefined
  }
}

function writesItself(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node) && WRITES.includes(node.name.text)) return true
  if (ts.isTaggedTemplateExpression(node) && /\b(?:insert|update|delete)\b/i.test(node.template.getText())) return true
  return ts.forEachChild(node, (child) => writesItself(child) || undefined) ?? false
}

const isRepository = (source: ts.SourceFile): boolean => /^db\/repositories\/(?:accounts|award)\//.test(fileOf(source))

const fileOf = (node: ts.Node): string => local(node.getSourceFile().fileName)

function local(file: string): string {
  const folder = `${process.cwd()}/`
  const whole = resolve(file)
  return whole.startsWith(folder) ? whole.slice(folder.length) : whole
}

const callAt = (at: ts.Node, what: string): string => `${basename(fileOf(at))}: ${placeOf(at)} > ${what}`

const nameOf = (named: Named): string => named.name?.getText() ?? ''

/** The outermost function or constant around a place. */
function placeOf(node: ts.Node): string {
  let place = ''
  for (let at = node; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isFunctionDeclaration(at) || (ts.isVariableDeclaration(at) && ts.isIdentifier(at.name))) place = nameOf(at)
  }
  return place
}
