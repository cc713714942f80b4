import { RemixBrowser } from '@remix-run/react'
import { startTransition, StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { registerDictionary } from '../i18n/dictionaries.ts'

/** Wakes a page that React keeps alive: lists as you type, comparisons, sliders. */
export async function hydrate(): Promise<void> {
  if (document.documentElement.lang === 'en') registerDictionary('en', (await import('../i18n/en.ts')).en)
  else registerDictionary('zh-CN', (await import('../i18n/zh-cn.ts')).zhCn)
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <RemixBrowser />
      </StrictMode>,
    )
  })
}
