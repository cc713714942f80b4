import { createContext, useContext } from 'react'
import { useSpeech } from '../../../../i18n/translate.ts'
import type { PlanEntry, PlanJudge } from './plan-view.ts'

/** Who is meant by the ids of a plan. */
export const PlanNamesContext = createContext<{
  readonly judges: ReadonlyMap<string, PlanJudge>
  readonly entries: ReadonlyMap<string, PlanEntry>
}>({ judges: new Map(), entries: new Map() })

export function usePlanNames() {
  const { language } = useSpeech()
  const { judges, entries } = useContext(PlanNamesContext)
  return {
    judge: (id: string) => judges.get(id)?.name ?? id,
    entry: (id: string) => {
      const entry = entries.get(id)
      return entry ? `${id} ${entry.title[language]}` : id
    },
  }
}
