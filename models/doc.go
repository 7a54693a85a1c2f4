// Package models holds the records of Frist and is the only code that touches
// the database. Everything stored goes through one seam, [Store.change]: one
// transaction, one timestamp, one actor, a version check and a line in the
// hash-chained log. Every read and write takes the [Actor], so that what a
// person may not see does not come back, whatever a handler forgets.
//
// # Glossary: one word for one thing, in each language
//
//	term            svenska            meaning                                                     avoid
//	incident        incident           the event with its whole record                             case, ticket
//	entity          juridisk person    the legal entity that has duties                            company, tenant
//	part            del                what one entity has of an incident that concerns several   share
//	awareness       kännedom           a candidate instant at which the entity knew; one is chosen discovery
//	timeline entry  händelse           something that happened: when, recorded when, by whom       log
//	count           antal berörda      one revision of how many are affected                       number
//	fact            uppgift            one answer, asked once and used in every form               field, data
//	obligation      skyldighet         one duty to one recipient under one rule                    task, deadline
//	strict          strikt tid         the earliest defensible instant; alarms run on it
//	latest          senast             the latest reading that the law supports                    due
//	decision        beslut             notify, do not notify, classify, with reasons               status
//	filing          inlämning          what was sent, frozen, with its proof                       report
//	receipt         mottagningskvitto  what came back about a filing, recorded beside it
//	sealed draft    låst utkast        the answers to a recipient, frozen to be approved and sent  lock, snapshot
//	approval        godkännande        what another person says of a sealed draft                  sign-off
//	mark            bedömning          whether a difference from what was told is material, and why flag
//	question        fråga              what an authority asks, with its due time                   request
//	reply           svar               what was answered to it                                     answer
//	passage         passage            what is sensitive in an answer, marked to be masked         redaction
//	letter          brev               what people are told by one entity in one language, in versions  message
//	batch           utskick            one sending of a letter to a number of people, who are not named  mailing
//	notice          allmän information information to the public in the place of letters           announcement
//	recipient       mottagare          IMY, Finansinspektionen, data subjects, …                   authority
//	evidence        bevis              a file with its hash                                        attachment
//	feed            kalenderadress     an address at which a calendar fetches one person's limits  subscription
//	log             logg               the hash-chained list of every change                       audit trail
//	record          akt                everything kept of one incident                             dossier
package models
