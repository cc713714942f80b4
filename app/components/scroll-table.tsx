import type { ReactNode } from 'react'
import { useSpeech } from '../i18n/translate.ts'

/** A table that scrolls inside itself on a narrow screen, reachable by keyboard and named for screen readers. */
export function ScrollTable({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useSpeech()
  return (
    <div className="table-scroll" role="group" aria-label={t('case.table.scroll', { title })} tabIndex={0}>
      <table>{children}</table>
    </div>
  )
}
