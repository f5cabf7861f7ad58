import { pointerTo } from '../model/pointer.ts'
import { type Selector, selectorErrors } from '../model/selector.ts'
import type { Faults } from './fault.ts'
import { placeAt, type Tree } from './tree.ts'

/** A selector over tags; each mistake has the place of the part that holds it. */
export function readSelector(tree: Tree, faults: Faults): Selector | undefined {
  const value = plainOf(tree)
  const errors = selectorErrors(value)
  for (const { path, code, detail } of errors) {
    faults.add(placeAt(tree, pointerTo(path)), code, detail)
  }
  return errors.length === 0 ? (value as Selector) : undefined
}

function plainOf(tree: Tree): unknown {
  if (tree.type === 'scalar') return tree.value
  if (tree.type === 'list') return tree.items.map(plainOf)
  return Object.fromEntries(tree.members.map(({ name, value }) => [name, plainOf(value)]))
}
