import type { ReactNode } from 'react'
import { useSpeech } from '../i18n/translate.ts'

/** A table that scrolls inside itself on a narrow screen, reachable by keyboard and named for screen readers. */
export function ScrollTable({
  title,
  stacked = false,
  children,
}: {
  title: string
  /** On a phone the cells of a row stand below each other, where scrolling sideways would hide what matters. */
  stacked?: boolean
  children: ReactNode
}) {
  const { t } = useSpeech()
  return (
    <div className="table-scroll" role="group" aria-label={t('case.table.scroll', { title })} tabIndex={0}>
      <table className={stacked ? 'stacked' : undefined}>
        <caption className="visually-hidden">{title}</caption>
        {children}
      </table>
    </div>
  )
}
