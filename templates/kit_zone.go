package templates

import "frist/models/i18n"

// zoneTimes are what the time of a zone is called, where it is that of a country.
var zoneTimes = map[string]i18n.Text{
	"Europe/Stockholm":   {SV: "svensk tid", EN: "Swedish time"},
	"Europe/Amsterdam":   {SV: "nederländsk tid", EN: "Dutch time"},
	"Europe/Athens":      {SV: "grekisk tid", EN: "Greek time"},
	"Europe/Berlin":      {SV: "tysk tid", EN: "German time"},
	"Europe/Bratislava":  {SV: "slovakisk tid", EN: "Slovak time"},
	"Europe/Brussels":    {SV: "belgisk tid", EN: "Belgian time"},
	"Europe/Bucharest":   {SV: "rumänsk tid", EN: "Romanian time"},
	"Europe/Budapest":    {SV: "ungersk tid", EN: "Hungarian time"},
	"Europe/Copenhagen":  {SV: "dansk tid", EN: "Danish time"},
	"Europe/Dublin":      {SV: "irländsk tid", EN: "Irish time"},
	"Europe/Helsinki":    {SV: "finsk tid", EN: "Finnish time"},
	"Europe/Lisbon":      {SV: "portugisisk tid", EN: "Portuguese time"},
	"Europe/Ljubljana":   {SV: "slovensk tid", EN: "Slovenian time"},
	"Europe/London":      {SV: "brittisk tid", EN: "British time"},
	"Europe/Luxembourg":  {SV: "luxemburgsk tid", EN: "Luxembourg time"},
	"Europe/Madrid":      {SV: "spansk tid", EN: "Spanish time"},
	"Europe/Malta":       {SV: "maltesisk tid", EN: "Maltese time"},
	"Europe/Oslo":        {SV: "norsk tid", EN: "Norwegian time"},
	"Europe/Paris":       {SV: "fransk tid", EN: "French time"},
	"Europe/Prague":      {SV: "tjeckisk tid", EN: "Czech time"},
	"Europe/Riga":        {SV: "lettisk tid", EN: "Latvian time"},
	"Europe/Rome":        {SV: "italiensk tid", EN: "Italian time"},
	"Europe/Sofia":       {SV: "bulgarisk tid", EN: "Bulgarian time"},
	"Europe/Tallinn":     {SV: "estnisk tid", EN: "Estonian time"},
	"Europe/Vaduz":       {SV: "liechtensteinsk tid", EN: "Liechtenstein time"},
	"Europe/Vienna":      {SV: "österrikisk tid", EN: "Austrian time"},
	"Europe/Vilnius":     {SV: "litauisk tid", EN: "Lithuanian time"},
	"Europe/Warsaw":      {SV: "polsk tid", EN: "Polish time"},
	"Europe/Zagreb":      {SV: "kroatisk tid", EN: "Croatian time"},
	"Asia/Nicosia":       {SV: "cypriotisk tid", EN: "Cypriot time"},
	"Atlantic/Reykjavik": {SV: "isländsk tid", EN: "Icelandic time"},
}
