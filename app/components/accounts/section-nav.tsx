import { useLocation } from '@remix-run/react'
import styles from './section-nav.module.css'

export interface SectionLink {
  readonly to: string
  readonly words: string
  /** Whether pages below this address belong to it. */
  readonly withAllBelow?: boolean
}

/** The pages of one part of the site that belong together, as plain links above each of them. */
export function SectionNav({ label, links }: { readonly label: string; readonly links: readonly SectionLink[] }) {
  const { pathname } = useLocation()
  const current = ({ to, withAllBelow }: SectionLink) => {
    if (pathname === to) return 'page' as const
    return withAllBelow && pathname.startsWith(`${to}/`) ? ('true' as const) : undefined
  }
  return (
    <nav aria-label={label} className={`${styles['nav']} no-print`}>
      <ul>
        {links.map((link) => (
          <li key={link.to}>
            <a href={link.to} aria-current={current(link)}>
              {link.words}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
