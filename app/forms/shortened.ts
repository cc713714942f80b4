/** A value of an address for showing: cut by characters and not by halves of them. */
export function shortened(value: string, most = 60): string {
  const characters = [...value.trim()]
  return characters.length > most ? `${characters.slice(0, most).join('')}…` : characters.join('')
}
