export interface Curve {
  /** Corners of a closed line around 0, 0; the farthest is 1 away. */
  readonly points: readonly (readonly [x: number, y: number])[]
}

/** Between them a line is drawn as a curve, so that few suffice on a page. */
const STEPS = 192

/**
 * The ornament of a certificate: waves around a circle, as on banknotes, drawn from the digest of a result. Certificates of
 * one result carry the same one, and another result another.
 *
 * @param digest hexadecimal, 8 digits or more
 */
export function rosette(digest: string): readonly Curve[] {
  const byte = (place: number) => parseInt(digest.slice(2 * place, 2 * place + 2), 16)
  const petals = 9 + (byte(0) % 10)
  const depth = 0.1 + (byte(1) / 255) * 0.12
  const turns = 5 + (byte(2) % 3)
  const twist = (byte(3) / 255) * 2 * Math.PI
  return [1, 0.72, 0.46].flatMap((radius, ring) =>
    Array.from({ length: turns }, (_, turn) =>
      wave(radius, depth, petals - 2 * ring, twist + (turn / turns) * ((2 * Math.PI) / (petals - 2 * ring))),
    ),
  )
}

function wave(radius: number, depth: number, petals: number, phase: number): Curve {
  return {
    points: Array.from({ length: STEPS }, (_, step) => {
      const angle = (step / STEPS) * 2 * Math.PI
      const distance = radius * (1 - depth + depth * Math.cos(petals * (angle - phase)))
      return [distance * Math.cos(angle), distance * Math.sin(angle)] as const
    }),
  }
}
