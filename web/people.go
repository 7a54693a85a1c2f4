package web

// routesOfPeople are the pages about who is signed in, who may be, and the
// legal entities that they work for.
func (s *server) routesOfPeople(open, page route, get, post string) {
	open(get, "/sign-in", (*call).signInPage)
	open(post, "/sign-in", (*call).signIn)
	open(post, "/sign-out", (*call).signOut)
	open(get, "/setup/:token", (*call).setupPage)
	open(post, "/setup/:token", (*call).setup)
	open(post, "/language", (*call).setLanguage)

	page(get, "/account", (*call).accountPage)
	page(post, "/account", (*call).changePassword)
	page(post, "/drafts", (*call).keepDraft)
	page(post, "/drafts/discard", (*call).discardDraft)
}
