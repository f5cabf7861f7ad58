type Json = Readonly<Record<string, unknown>>

/** The schema of a resource of which the caller may ask for some members only. */
export const wholeOrSelected = (name: string): Json => ({
  anyOf: [name, `${name}Selection`].map((one) => ({ $ref: `#/components/schemas/${one}` })),
})
