import { createContext, useContext } from 'react'
import type { Refusal } from '#scoring/result.ts'
import { RESULT, whyWord } from '../../../content/award/result.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { useWords } from '../../accounts/use-words.ts'
import type { ResultView } from './result-view.ts'

type Titles = Pick<ResultView, 'entries' | 'judges' | 'criteria' | 'groups' | 'grounds'> & {
  readonly categoryTitles: Readonly<Record<string, ResultView['categories'][number]['title']>>
  readonly capHolders?: ResultView['capHolders']
}

export const ResultTitles = createContext<Titles>({
  entries: {},
  judges: {},
  criteria: {},
  groups: {},
  grounds: {},
  categoryTitles: {},
})

/** What things are called in the language of the page, with their id where they have no name. */
export function useResultNames() {
  const titles = useContext(ResultTitles)
  const { t, language } = useSpeech()
  const say = useWords(RESULT)
  const entry = (id: string) => {
    const { title } = titles.entries[id] ?? {}
    return (title && (title[language] || title[language === 'en' ? 'zh-CN' : 'en'])) || id
  }
  return {
    entry,
    organisation: (id: string) => titles.entries[id]?.organisation ?? '',
    entries: (ids: readonly string[]) => (ids.length === 0 ? say('nobody') : ids.map(entry).join(t('common.list'))),
    judge: (id: string) => {
      const called = titles.judges[id] ?? id
      return typeof called === 'number' ? say('numbered', { number: called }) : called
    },
    criterion: (id: string) => titles.criteria[id]?.[language] ?? id,
    group: (id: string) => titles.groups[id]?.[language] ?? id,
    grounds: (ids: readonly string[]) => ids.map((id) => titles.grounds[id]?.[language] ?? id).join(t('common.list')),
    holders: (attribute: string, value: string) =>
      titles.capHolders?.find((cap) => cap.attribute === attribute && cap.value === value)?.entries ?? [],
    category: (id: string) => titles.categoryTitles[id]?.[language] ?? id,
    why: ({ code, detail }: Refusal) => say(whyWord(code), { code, ...detail }),
  }
}
