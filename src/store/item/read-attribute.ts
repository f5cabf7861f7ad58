/**
 * Attributes as the type they were written with.
 *
 * A damaged item must not look like our mistake: what is missing reads as empty, and then a digest or
 * a condition does not match.
 *
 * @module
 */
import type { Item } from '../table.ts'

export function readText(item: Item, name: string): string {
  const value = item.attributes[name]
  return typeof value === 'string' ? value : ''
}

export function readNumber(item: Item, name: string): number {
  const value = item.attributes[name]
  return typeof value === 'number' ? value : 0
}

/** The object in a JSON attribute; empty when the text is damaged. */
export function readObject(item: Item, name: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(readText(item, name))
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

export function readCounts(item: Item, name: string): Readonly<Record<string, number>> {
  const members = Object.entries(readObject(item, name))
  return Object.fromEntries(members.filter((m): m is [string, number] => typeof m[1] === 'number'))
}
