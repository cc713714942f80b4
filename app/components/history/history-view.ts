/** What the list of revisions shows. */
export interface HistoryView {
  readonly id: string
  /** What stands in its address. */
  readonly slug: string
  /** Of the case as it is now; empty where nothing of it makes a case. */
  readonly title: string
  /** Drafts, names and all: for who writes cases. */
  readonly full: boolean
  readonly rows: readonly HistoryRow[]
  /** Addresses of the pages before and after; null where there are none. */
  readonly older: string | null
  readonly newest: string | null
  readonly leftOut: readonly { readonly name: string; readonly value: string }[]
}

export interface HistoryRow {
  readonly number: number
  readonly at: string
  /** Null where the reader is not told. */
  readonly author: HistoryAuthor | null
  readonly message: string
  /** The work of several people was put together in it. */
  readonly merged: boolean
  readonly publishedAt: string | null
  readonly isCurrent: boolean
  readonly isNewest: boolean
  /** Whether its files make a case; null where nobody computed it yet. */
  readonly ok: boolean | null
  readonly index: { readonly lower: number; readonly upper: number } | null
  readonly size: {
    readonly bytes: number
    /** Since the revision below it in the list; null for the first one. */
    readonly change: number | null
    readonly attachments: number
    readonly attachmentsChange: number | null
  }
  /** The revision below it in the list; null for the first one. */
  readonly previous: number | null
}

/** `folder`: the case folder of the library; `erased`: an account that is gone. */
export type HistoryAuthor =
  { readonly kind: 'person'; readonly name: string } | { readonly kind: 'folder' } | { readonly kind: 'erased' }
