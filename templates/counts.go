package templates

import "frist/models/i18n"

// A CountsView is how many are affected: what is known now, and how it was revised.
type CountsView struct {
	Head IncidentHead
	// New is where a revision is added; empty for those who may only read.
	New       string
	Summaries []CountSummary
	// Informed says how many of the data subjects have been told; zero while no
	// letter was sent. Letters is where that is kept.
	Informed i18n.Text
	Letters  string
	// Chart is of the data subjects, nil while nothing is known of them.
	Chart   *CountChart
	Ledgers []Table
}

// A CountSummary is the revision of one thing counted that holds now.
type CountSummary struct {
	Title     i18n.Text
	Number    i18n.Text
	Facts     []Fact
	Countries *Table
	// Sum says how the numbers of the countries agree with the whole.
	Sum i18n.Text
	// Off is set when they do not.
	Off bool
}

// A CountForm asks for one more revision.
type CountForm struct {
	Head      IncidentHead
	PostForm  PostForm
	Problems  []Problem
	Of, Mode  Choice
	AsOf      DateTime
	Min, Max  Field
	Countries []CountCountry
	// Carried is what the numbers by country were last said of that stood there first.
	Carried string
	// Summed is the disagreement with the whole that was asked about.
	Summed string
	// Names are the countries that a browser may suggest.
	Names        []string
	Source, Note Field
	// Sum says how the numbers agree, once some have been typed.
	Sum i18n.Text
	Off bool
}

// A CountCountry is one row of the grid.
type CountCountry struct {
	Country, Number Field
	// Before is what the last revision said.
	Before i18n.Text
}

var (
	countsIntro    = i18n.Text{SV: "Varje ny uppgift läggs till de tidigare, som står kvar. Att antalet inte är känt är ett svar och räknas aldrig som noll.", EN: "Each new figure is added to the earlier ones, which stay. That a number is not known is an answer and never counts as zero."}
	countsNew      = i18n.Text{SV: "Lägg till en uppgift", EN: "Add a figure"}
	countsNone     = i18n.Text{SV: "Inget antal är antecknat", EN: "No number is recorded"}
	countsNoneText = i18n.Text{SV: "Anteckna även att antalet inte är känt: en anmälan kan lämnas in utan det och kompletteras.", EN: "Record also that the number is not known: a notification can be filed without it and supplemented."}
	countsNow      = i18n.Text{SV: "Gäller nu", EN: "Holds now"}
	countsHistory  = i18n.Text{SV: "Alla uppgifter", EN: "All figures"}
	countsLetters  = i18n.Text{SV: "Brev och utskick", EN: "Letters and what was sent"}
	countsSave     = i18n.Text{SV: "Spara uppgiften", EN: "Save the figure"}
	countsMore     = i18n.Text{SV: "Visa fler rader för länder", EN: "Show more rows for countries"}
	countsPer      = i18n.Text{SV: "Antal per land", EN: "Number per country"}
	countsPerHint  = i18n.Text{SV: "Skriv landets namn eller landskod. Ett tomt antal betyder att det inte är känt; 0 betyder att ingen där är berörd. Töm landet för att ta bort raden.", EN: "Write the name of the country or its code. An empty number means that it is not known; 0 means that nobody there is affected. Clear the country to remove the row."}
	countsHow      = i18n.Text{SV: "Antal", EN: "Number"}
	countsHowHint  = i18n.Text{SV: "Lämna tomt det som inte är känt. Ett exakt antal behöver bara skrivas i ett av fälten.", EN: "Leave empty what is not known. An exact number need only be written in one of the fields."}
)

// countryList is the id of the list that a browser suggests countries from.
const countryList = "country-names"
