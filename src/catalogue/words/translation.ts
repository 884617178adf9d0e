/** The same keys in another language. One that is missing, or that English does not have, does not compile. */
export type Translation<English> = { readonly [K in keyof English]: string };
