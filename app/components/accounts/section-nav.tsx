import { useLocation } from '@remix-run/react'
import styles from './section-nav.module.css'

export interface SectionLink {
  /** May say more behind a question mark, which is no other page. */
  readonly to: string
  readonly words: string
  /** Whether pages below this address belong to it. */
  readonly withAllBelow?: boolean
}

export interface SectionGroup {
  /** As an id names it. */
  readonly id: string
  readonly words: string
  readonly links: readonly SectionLink[]
}

/** The pages of one part of the site that belong together, as plain links above each of them. */
export function SectionNav({ label, links }: { readonly label: string; readonly links: readonly SectionLink[] }) {
  return (
    <nav aria-label={label} className={`${styles['nav']} no-print`}>
      <Links links={links} />
    </nav>
  )
}

/** The same where there are so many pages that their groups are named; one without pages is left out. */
export function GroupedNav({ label, groups }: { readonly label: string; readonly groups: readonly SectionGroup[] }) {
  return (
    <nav aria-label={label} className={`${styles['nav']} ${styles['grouped']} no-print`}>
      {groups
        .filter(({ links }) => links.length > 0)
        .map(({ id, words, links }) => (
          <div key={id}>
            <span id={`pages-${id}`} className="small soft">
              {words}
            </span>
            <Links links={links} labelledBy={`pages-${id}`} />
          </div>
        ))}
    </nav>
  )
}

function Links({ links, labelledBy }: { readonly links: readonly SectionLink[]; readonly labelledBy?: string }) {
  const { pathname } = useLocation()
  const current = ({ to, withAllBelow }: SectionLink) => {
    if (pathname === to.split('?')[0]) return 'page' as const
    return withAllBelow && pathname.startsWith(`${to}/`) ? ('true' as const) : undefined
  }
  return (
    <ul aria-labelledby={labelledBy}>
      {links.map((link) => (
        <li key={link.to}>
          <a href={link.to} aria-current={current(link)}>
            {link.words}
          </a>
        </li>
      ))}
    </ul>
  )
}
