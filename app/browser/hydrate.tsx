import { RemixBrowser } from '@remix-run/react'
import { startTransition, StrictMode, useEffect, type ReactNode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { registerDictionary } from '../i18n/dictionaries.ts'

/** Wakes a page that React keeps alive: lists as you type, comparisons, sliders. */
export async function hydrate(whenAwake: () => void): Promise<void> {
  if (document.documentElement.lang === 'en') registerDictionary('en', (await import('../i18n/en.ts')).en)
  else registerDictionary('zh-CN', (await import('../i18n/zh-cn.ts')).zhCn)
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <Awake then={whenAwake}>
          <RemixBrowser />
        </Awake>
      </StrictMode>,
    )
  })
}

/** Effects of what is around run after those of all that is inside. */
function Awake({ then, children }: { readonly then: () => void; readonly children: ReactNode }) {
  useEffect(then, [then])
  return children
}
