import type { ChoiceView, CompareView } from '../components/compare/compare-view.ts'
import { columnName, type AskedColumn } from '../forms/compare-query.ts'
import type { Language } from '../i18n/languages.ts'
import { fold } from '../search/fold.ts'
import { askedColumn, type FoundColumn } from './compared-columns.ts'
import { keptPerLibrary } from './kept.server.ts'
import type { Library, LibraryCase } from './library.server.ts'

/** More choices than this would outweigh the comparison: the reader looks for a case by a word instead. */
const MOST_CHOICES = 100

/** In the order of their titles, once for each language while the library stays what it is. */
const inOrder = keptPerLibrary<readonly ChoiceView[]>(2)

/** The cases that stand there already, and those of the library that could be added. */
export function compareChoices(
  shelf: Library,
  columns: readonly FoundColumn[],
  find: string,
  language: Language,
): Pick<CompareView, 'choices' | 'choicesFound'> {
  const all = inOrder(shelf, language, () => {
    const collator = new Intl.Collator(language, { ignorePunctuation: true, numeric: true })
    const offered = shelf.cases.map((entry) => choice(entry, { id: entry.id, revision: null }, false, language))
    return offered.sort((left, right) => collator.compare(left.title, right.title))
  })
  const chosen = new Set(columns.map(({ entry }) => entry.id))
  const found = all.filter(({ id }) => !chosen.has(id) && isNamed(shelf.byId.get(id)!, find))
  return {
    choices: [
      ...columns.map((column) => choice(column.entry, askedColumn(column), true, language)),
      ...found.slice(0, MOST_CHOICES),
    ],
    choicesFound: found.length,
  }
}

function choice(
  { id, case: facts }: LibraryCase,
  column: AskedColumn,
  chosen: boolean,
  language: Language,
): ChoiceView {
  return {
    id,
    column: columnName(column),
    revision: column.revision,
    chosen,
    title: facts.title[language],
    organisation: facts.organisation.name[language],
    issue: facts.socialIssue,
  }
}

/** Looks in names only: a case to be added is known to the reader. */
function isNamed({ id, case: { title, organisation } }: LibraryCase, find: string): boolean {
  if (find === '') return true
  const names = fold([id, ...Object.values(title), ...Object.values(organisation.name)].join('\n'))
  return find.split(/\s+/).every((word) => names.includes(fold(word)))
}
