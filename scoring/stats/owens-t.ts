/** Nodes and weights of Gauss and Legendre on [-1, 1], ten points, the positive half. */
const NODES = [0.14887433898163122, 0.4333953941292472, 0.6794095682990244, 0.8650633666889845, 0.9739065285171717]
const WEIGHTS = [0.29552422471475287, 0.26926671930999635, 0.21908636251598204, 0.1494513491505806, 0.06667134430868814]
/** Beyond this 1/cosh is below 1e-16. */
const FAR = 38

/**
 * Owen's T function, 1/(2π) ∫₀ᵃ exp(−h²(1 + x²)/2) / (1 + x²) dx: the probability that two independent standard normal
 * numbers X and Y have X > h and 0 < Y < a X. With x = sinh t the integrand exp(−h² cosh²t / 2) / cosh t changes over
 * steps of about 1 whatever h is; ten Gauss-Legendre points on pieces of at most a half give 1e-13. Source: Owen (1956).
 *
 * @param a 0 or more, Infinity too (then T is half the tail beyond |h|); else `RangeError`
 * @example owensT(0, 1) // => 0.125
 */
export function owensT(h: number, a: number): number {
  if (!(a >= 0) || !Number.isFinite(h)) throw new RangeError(`Expected a finite h and an a of 0 or more: ${h}, ${a}.`)
  const end = Math.min(FAR, Math.asinh(a))
  const pieces = Math.max(1, Math.ceil(end * 2))
  const half = end / pieces / 2
  let sum = 0
  for (let piece = 0; piece < pieces; piece += 1) {
    const middle = (2 * piece + 1) * half
    NODES.forEach((node, index) => {
      for (const t of [middle - node * half, middle + node * half]) {
        const cosh = Math.cosh(t)
        sum += (WEIGHTS[index]! * Math.exp((-h * h * cosh * cosh) / 2)) / cosh
      }
    })
  }
  return (sum * half) / (2 * Math.PI)
}
