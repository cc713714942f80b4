/**
 * Makes something of each thing once and keeps it as long as the thing: pages are rendered from the same views,
 * charts and dictionaries again and again.
 */
export function madeOnce<Thing extends object, Made>(make: (thing: Thing) => Made): (thing: Thing) => Made {
  const kept = new WeakMap<Thing, { readonly made: Made }>()
  return (thing) => {
    let entry = kept.get(thing)
    if (!entry) kept.set(thing, (entry = { made: make(thing) }))
    return entry.made
  }
}
