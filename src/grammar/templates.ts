import type { Category } from "./lexicon.ts";

/** The categories of a sentence's subject, verb and, where it has one, object. */
export type Template =
  | readonly [subject: Category, verb: Category]
  | readonly [subject: Category, verb: Category, object: Category];

/**
 * The 23 templates, equally likely. HUMAN COG stands twice and is thereby twice as likely as any
 * other; 22 are distinct.
 *
 * Source: after Elman (1990), Table 4, reduced to a vocabulary whose spelling misleads.
 */
export const TEMPLATES: readonly Template[] = [
  ["HUMAN", "INTRAN"],
  ["HUMAN", "COG"],
  ["HUMAN", "COG"],
  ["HUMAN", "SOCIAL", "HUMAN"],
  ["HUMAN", "FEED", "ANIM"],
  ["HUMAN", "TRAN", "ANIM"],
  ["HUMAN", "PERCEPT", "INANIM"],
  ["HUMAN", "PERCEPT", "FRAG"],
  ["HUMAN", "AGPAT", "INANIM"],
  ["HUMAN", "AGPAT"],
  ["HUMAN", "DESTROY", "FRAG"],
  ["HUMAN", "EAT", "FOOD"],
  ["ANIM", "INTRAN"],
  ["ANIM", "TRAN", "ANIM"],
  ["ANIM", "PERCEPT", "FOOD"],
  ["ANIM", "AGPAT"],
  ["ANIM", "EAT", "FOOD"],
  ["AGGRESS", "TRAN", "HUMAN"],
  ["AGGRESS", "EAT", "HUMAN"],
  ["AGGRESS", "EAT", "ANIM"],
  ["AGGRESS", "DESTROY", "FRAG"],
  ["INANIM", "AGPAT"],
  ["FRAG", "DESTROY"],
];
