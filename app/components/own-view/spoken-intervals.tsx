import { useEffect, useState } from 'react'
import { useSpeech } from '../../i18n/translate.ts'
import { spanText } from '../interval-text.ts'
import type { OwnCaseData } from './own-view-data.ts'
import type { Standings } from './standings.ts'

/** A slider that is held down moves thirty times a second: only where it comes to rest is worth hearing. */
const PAUSE_MS = 800

/** Says the new intervals to a screen reader once the sliders have come to rest. */
export function SpokenIntervals({ cases, standings }: { cases: readonly OwnCaseData[]; standings: Standings }) {
  const speech = useSpeech()
  const { t } = speech
  const [said, setSaid] = useState('')
  const intervals = standings.cases
    .map((standing, place) => `${cases[place]!.title} ${spanText(standing, speech)}`)
    .join(t('common.list'))
  useEffect(() => {
    const timer = setTimeout(() => setSaid(intervals), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [intervals])
  return (
    <p role="status" className="visually-hidden">
      {said === '' ? '' : t('own.status', { intervals: said })}
    </p>
  )
}
