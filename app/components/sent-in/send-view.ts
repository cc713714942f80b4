/** Places of a case to choose from, by part of the page. */
export interface PlaceGroup {
  readonly group: 'text' | 'figures' | 'harms' | 'indicators' | 'evidence'
  readonly places: readonly { readonly value: string; readonly words: string }[]
}

/** What the pages show on which something is sent in about a case. */
export interface SendView {
  /** Of the case page. */
  readonly address: string
  readonly title: string
  readonly organisation: string
  /** Made with the page: the same form sent twice is one. */
  readonly form: string
  readonly hasMail: boolean
  readonly places: readonly PlaceGroup[]
  /** The place that the reader came from. */
  readonly about: string
}

/** What somebody sent in, as its sender follows it. */
export interface SentView {
  readonly kind: 'correction' | 'reply'
  /** Of the case page. */
  readonly address: string
  readonly title: string
  readonly sentAt: string
  readonly place: string
  readonly text: string
  readonly right: string
  readonly source: string
  readonly organisation: string
  readonly speakerFunction: string
  readonly state: 'waiting' | 'accepted' | 'declined' | 'spam' | 'taken-back' | 'replaced'
  readonly answeredAt: string | null
  readonly answer: { readonly text: string; readonly language: 'zh-CN' | 'en' } | null
  readonly revision: number | null
  /** Name and e-mail are still kept. */
  readonly isNamed: boolean
  readonly hasEmail: boolean
}
