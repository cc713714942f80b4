interface Params {
  readonly award?: string
  readonly stage?: string
  readonly place?: string
}

/** Which case for calibration an address is about; a place that is no number is none of them. */
export function calibrationPlace({ award = '', stage = '', place = '' }: Params) {
  return { award, stage, place: /^\d$/.test(place) ? Number(place) : 0 }
}
