export interface HomeCard {
  readonly id: string
  /** What stands in its address. */
  readonly slug: string
  readonly title: string
  readonly organisation: string
  readonly summary: string
  readonly asOf: string
  readonly lower: number
  readonly upper: number
  readonly coverage: number
}

export interface HomeView {
  readonly counts: { readonly cases: number; readonly evidence: number; readonly ownClaims: number }
  readonly newest: readonly HomeCard[]
  readonly mostComplete: readonly HomeCard[]
}
