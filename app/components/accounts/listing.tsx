import type { ReactNode } from 'react'
import styles from './listing.module.css'

interface ListingProps {
  readonly caption?: string
  /** One a column; an object where the head is for screen readers only. */
  readonly heads: readonly (string | { readonly hidden: string })[]
  readonly children: ReactNode
}

/** A table of rows that stand one below the other on a phone; there each cell says its `data-head` itself. */
export function Listing({ caption, heads, children }: ListingProps) {
  return (
    <table className={`stacked ${styles['listing']}`}>
      {caption === undefined ? null : <caption>{caption}</caption>}
      <thead>
        <tr>
          {heads.map((head) =>
            typeof head === 'string' ? (
              <th key={head} scope="col">
                {head}
              </th>
            ) : (
              <th key={head.hidden} scope="col">
                <span className="visually-hidden">{head.hidden}</span>
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
}
