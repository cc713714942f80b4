import { useLocation } from '@remix-run/react'
import type { FormEvent, ReactNode } from 'react'
import { OWN_VIEW_PARAMETERS } from '../../forms/own-view-state.ts'
import { useSpeech } from '../../i18n/translate.ts'
import styles from './own-view.module.css'

/** A form that keeps the rest of the address. With scripts everything has followed before it could be sent. */
export function OwnForm({
  of,
  live,
  children,
}: {
  of: (typeof OWN_VIEW_PARAMETERS)[number]
  live: boolean
  children: ReactNode
}) {
  const { t } = useSpeech()
  const { pathname, search } = useLocation()
  const kept = [...new URLSearchParams(search)].filter(([name]) => name !== of)
  const submit = (event: FormEvent) => {
    if (live) event.preventDefault()
  }
  return (
    <form action={`${pathname}#own-view`} method="get" className={styles['form']} onSubmit={submit}>
      {kept.map(([name, value], place) => (
        <input key={place} type="hidden" name={name} value={value} />
      ))}
      {children}
      {live ? null : <button>{t('own.apply')}</button>}
    </form>
  )
}
