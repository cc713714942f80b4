/** Eigenvalues in ascending order; `vectors[k]` is the unit eigenvector of the k-th. */
export interface SymmetricEigen {
  readonly values: readonly number[]
  readonly vectors: readonly Float64Array[]
}

/**
 * Eigenvalues and eigenvectors of a symmetric matrix by cyclic Jacobi rotations (Golub and Van Loan, 8.5), to machine
 * precision. Rotates until the largest element off the diagonal is below 1e-15 of the matrix's norm; convergence is
 * quadratic, in under ten sweeps. Cost grows with the cube of the size.
 *
 * @param matrix row by row, `size × size`; not symmetric or not finite throws `RangeError`
 */
export function symmetricEigen(matrix: Float64Array, size: number): SymmetricEigen {
  const a = matrix.slice()
  let norm = 0
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const value = a[row * size + column]!
      if (!Number.isFinite(value) || Math.abs(value - a[column * size + row]!) > 1e-9 * (1 + Math.abs(value))) {
        throw new RangeError('Expected a finite symmetric matrix.')
      }
      norm = Math.max(norm, Math.abs(value))
    }
  }
  const v = new Float64Array(size * size)
  for (let row = 0; row < size; row += 1) v[row * size + row] = 1
  for (let turned = true; turned;) {
    turned = false
    for (let p = 0; p < size; p += 1) {
      for (let q = p + 1; q < size; q += 1) {
        if (Math.abs(a[p * size + q]!) <= 1e-15 * norm) continue
        turned = true
        rotate(a, v, size, p, q)
      }
    }
  }
  const order = Array.from({ length: size }, (_, index) => index).sort((one, other) => a[one * size + one]! - a[other * size + other]!) // prettier-ignore
  return {
    values: order.map((index) => a[index * size + index]!),
    vectors: order.map((index) => Float64Array.from({ length: size }, (_, row) => v[row * size + index]!)),
  }
}

/** Turns rows and columns p and q so that their common element vanishes; the rows of `v` turn along. */
function rotate(a: Float64Array, v: Float64Array, size: number, p: number, q: number): void {
  const apq = a[p * size + q]!
  const theta = (a[q * size + q]! - a[p * size + p]!) / (2 * apq)
  const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.hypot(theta, 1))
  const c = 1 / Math.hypot(t, 1)
  const s = t * c
  for (let row = 0; row < size; row += 1) {
    const left = a[row * size + p]!
    const right = a[row * size + q]!
    a[row * size + p] = c * left - s * right
    a[row * size + q] = s * left + c * right
    const leftVector = v[row * size + p]!
    const rightVector = v[row * size + q]!
    v[row * size + p] = c * leftVector - s * rightVector
    v[row * size + q] = s * leftVector + c * rightVector
  }
  for (let column = 0; column < size; column += 1) {
    const upper = a[p * size + column]!
    const lower = a[q * size + column]!
    a[p * size + column] = c * upper - s * lower
    a[q * size + column] = s * upper + c * lower
  }
  a[p * size + q] = a[q * size + p] = 0
}
