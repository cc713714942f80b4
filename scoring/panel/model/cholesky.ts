/**
 * Cholesky factor of a symmetric positive definite matrix, in place: only the lower triangle is read, and it holds L
 * (A = L·Lᵀ) afterwards.
 *
 * @param matrix row by row, size × size
 * @param floor by row, at or below which a pivot counts as zero; 0 where left out
 * @returns whether every pivot was positive; otherwise the matrix is left half done
 */
export function choleskyInPlace(matrix: Float64Array, size: number, floor?: Float64Array): boolean {
  for (let row = 0; row < size; row += 1) {
    const start = row * size
    for (let column = 0; column < row; column += 1) {
      const other = column * size
      let sum = matrix[start + column]!
      for (let index = 0; index < column; index += 1) sum -= matrix[start + index]! * matrix[other + index]!
      matrix[start + column] = sum / matrix[other + column]!
    }
    let pivot = matrix[start + row]!
    for (let index = 0; index < row; index += 1) pivot -= matrix[start + index]! ** 2
    if (!(pivot > (floor?.[row] ?? 0))) return false
    matrix[start + row] = Math.sqrt(pivot)
  }
  return true
}

/** Solves L·x = right, in place. */
export function forwardInPlace(factor: Float64Array, size: number, right: Float64Array): void {
  for (let row = 0; row < size; row += 1) {
    let sum = right[row]!
    for (let index = 0; index < row; index += 1) sum -= factor[row * size + index]! * right[index]!
    right[row] = sum / factor[row * size + row]!
  }
}

/** Solves Lᵀ·x = right, in place. */
export function backwardInPlace(factor: Float64Array, size: number, right: Float64Array): void {
  for (let row = size - 1; row >= 0; row -= 1) {
    const value = right[row]! / factor[row * size + row]!
    right[row] = value
    for (let index = 0; index < row; index += 1) right[index]! -= factor[row * size + index]! * value
  }
}

/** Inverse of A = L·Lᵀ, both triangles filled. */
export function inverseFromFactor(factor: Float64Array, size: number): Float64Array {
  // Row r of `lower` is row r of L⁻¹.
  const lower = new Float64Array(size * size)
  for (let row = 0; row < size; row += 1) {
    const own = row * size
    const pivot = factor[own + row]!
    for (let index = 0; index < row; index += 1) {
      const weight = factor[own + index]!
      if (weight === 0) continue
      const other = index * size
      for (let column = 0; column <= index; column += 1) lower[own + column]! -= weight * lower[other + column]!
    }
    for (let column = 0; column < row; column += 1) lower[own + column]! /= pivot
    lower[own + row] = 1 / pivot
  }
  const inverse = new Float64Array(size * size)
  for (let index = 0; index < size; index += 1) {
    const own = index * size
    for (let row = 0; row <= index; row += 1) {
      const weight = lower[own + row]!
      if (weight === 0) continue
      for (let column = 0; column <= row; column += 1) inverse[row * size + column]! += weight * lower[own + column]!
    }
  }
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < row; column += 1) inverse[column * size + row] = inverse[row * size + column]!
  }
  return inverse
}
