/**
 * From files to elements: what every file holds, with equal things merged.
 *
 * @module
 */
import { Element, isObject, type JsonObject, kindOf, type Report, type View } from './element.ts'
import { type Family, IDENTITY, IRRELEVANT, isFamily, UNMODELLED } from './family.ts'
import type { ImportProblem } from './import-problem.ts'

/** A parsed file; the path is relative to the directory of the dump, with forward slashes. */
export interface AwsFile {
  readonly path: string
  readonly json: unknown
}

/** Something in the dump that the model has no word for. */
export interface NotModelled {
  readonly type: string
  readonly id: string
  readonly file: string
}

/** The elements of a dump by family, and what came up while they were read. */
export interface Dump {
  /** Elements in the order of their ids. */
  all(family: Family): readonly Element[]
  /** False: no file holds the family, so that absence of an element means nothing. */
  has(family: Family): boolean
  /** True: no file holds anything that is read. */
  readonly isEmpty: boolean
  readonly problems: ImportProblem[]
  readonly notModelled: NotModelled[]
  /** Remarks for the person who made the dump. */
  readonly notes: string[]
}

/** Sorts files into families; an element seen in several files is one element with several views. */
export function readDump(files: readonly AwsFile[]): Dump {
  const reading = new Reading()
  const inOrder = [...files].sort((a, b) => (a.path < b.path ? -1 : 1))
  for (const file of inOrder) reading.readFile(file)
  return reading.finish()
}

class Reading {
  readonly problems: ImportProblem[] = []
  readonly notModelled: NotModelled[] = []
  readonly notes: string[] = []
  readonly #views = new Map<Family, Map<string, View[]>>()
  readonly #report: Report = (problem) => this.problems.push(problem)

  readFile({ path, json }: AwsFile): void {
    if (!isObject(json)) {
      this.#report({ file: path, at: '', detail: `expected a JSON object, found ${kindOf(json)}` })
      return
    }
    for (const [given, value] of Object.entries(json)) {
      const member = DIRECT_CONNECT.test(given) ? capitalised(given) : given
      if (member === 'NextToken' && value) {
        this.notes.push(`${path}: holds one page of several; fetch all pages`)
      } else if (isFamily(member)) this.#readFamily(path, member, value)
      else if (UNMODELLED[member]) this.#readUnmodelled(path, member, value)
      else if (!IRRELEVANT.has(member)) this.notes.push(`${path}: ${given} is not read`)
    }
  }

  finish(): Dump {
    const merged = new Map<Family, readonly Element[]>()
    for (const [family, views] of this.#views) {
      const ids = [...views.keys()].sort()
      merged.set(
        family,
        ids.map((id) => new Element(views.get(id) ?? [], this.#report)),
      )
    }
    const { problems, notModelled, notes } = this
    return {
      all: (family) => merged.get(family) ?? [],
      has: (family) => merged.has(family),
      isEmpty: merged.size === 0,
      problems,
      notModelled,
      notes,
    }
  }

  #readFamily(file: string, family: Family, value: unknown): void {
    const ofFamily = this.#views.get(family) ?? new Map<string, View[]>()
    this.#views.set(family, ofFamily)
    for (const view of this.#objects(file, family, value)) {
      const element = new Element([view], this.#report)
      if (family === 'Addresses' && !element.has('PublicIp')) continue
      const id = IDENTITY[family].map((member) => element.text(member)).join('@')
      ofFamily.set(id, [...(ofFamily.get(id) ?? []), view])
    }
  }

  #readUnmodelled(file: string, member: string, value: unknown): void {
    const known = UNMODELLED[member]
    if (!known) return
    for (const view of this.#objects(file, member, value)) {
      const id = new Element([view], this.#report).text(known.id)
      this.notModelled.push({ type: known.type, id, file })
    }
  }

  #objects(file: string, member: string, value: unknown): View[] {
    if (!Array.isArray(value)) {
      this.#report({ file, at: member, detail: `expected a list, found ${kindOf(value)}` })
      return []
    }
    return value.flatMap((item: unknown, i) => {
      const at = `${member}[${i}]`
      if (isObject(item))
        return [{ file, at, value: DIRECT_CONNECT.test(member) ? recapitalised(item) : item }]
      this.#report({ file, at, detail: `expected an object, found ${kindOf(item)}` })
      return []
    })
  }
}

const capitalised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

/** Direct Connect alone writes its members with a small first letter. */
const DIRECT_CONNECT = /^(virtualInterfaces|directConnect)/i

function recapitalised(value: JsonObject): JsonObject {
  const members = Object.entries(value).map(([name, member]) => {
    const inner = isObject(member) ? recapitalised(member) : member
    return [capitalised(name), inner] as const
  })
  return Object.fromEntries(members)
}
