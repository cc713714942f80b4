import { createContext } from 'react'
import type { AccountInHead } from './site-header.tsx'

/** Who is signed in, for what leads from page to page; null for nobody. */
export const AccountContext = createContext<AccountInHead | null>(null)
