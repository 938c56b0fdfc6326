package resolve

import (
	"fmt"
	"slices"
	"testing"

	"claims/extract/internal/attribute"
	"claims/extract/internal/parse"
	"claims/extract/internal/settle"
	"claims/extract/text"
	"claims/rules"
)

// resolved reads src and finds who makes its claims.
func resolved(src string) (*parse.Text, *Cast) {
	txt, c := &parse.Text{}, &Cast{}
	var p attribute.Proposer
	var st settle.Settler
	txt.Read(src, rules.Builtin())
	c.Resolve(txt, st.Claims(txt, &p))
	return txt, c
}

// speakers returns who makes each claim of src: the name, the class and the role.
func speakers(src string) []string {
	_, c := resolved(src)
	var out []string
	for i := range c.claims {
		if s, ok := c.Speaker(i); ok {
			out = append(out, fmt.Sprintf("%s/%s/%s", s.Name, classNames[s.Class], s.Role))
		} else {
			out = append(out, "-")
		}
	}
	return out
}

var classNames = [...]string{Unknown: "", Person: "person", Body: "body", Place: "place", Group: "group", Document: "document", Thing: "thing"}

func TestNames(t *testing.T) {
	for _, c := range []struct {
		sieve, src, name string
		class            Class
		role             string
	}{
		{"titles of several", "We met Sens. Jon Tellis, and left.", "Jon Tellis", Person, "Sens."},
		{"title that is a middle name", "Ana Baker Xochi left.", "Ana Baker Xochi", Person, ""},
		{"surname that is a month", "Theresa May left.", "Theresa May", Person, ""},
		{"given name that no list has", "We met Mahamat Saleh Oumar.", "Mahamat Saleh Oumar", Unknown, ""},
		{"heading in the line", "PROFITS FALL Xochi Ruiz left.", "Xochi Ruiz", Unknown, ""},
		{"quoted heading in the line", "“NO MORE DELAY” Xochi Ruiz left.", "Xochi Ruiz", Unknown, ""},
		{"body in capitals", "CARE International left.", "CARE International", Body, ""},
		{"office that ends in a body", "We met speaker of the House Newt Galbraith.", "Newt Galbraith", Person, "speaker of the House"},
		{"what a body is to do", "We met the Committee to Protect Editors.", "Committee to Protect Editors", Body, ""},
		{"a body by a noun that no list has", "We met the Fraternal Order of Bakers.", "Fraternal Order of Bakers", Body, ""},
		{"one who is from a place", "We met the Trader of Salto.", "Salto", Unknown, ""},
		{"a body of two names", "Globe and Mail left.", "Globe and Mail", Unknown, ""},
		{"field of two", "We met the Center for Media and Public Affairs.", "Center for Media and Public Affairs", Body, ""},
		{"newspaper that is short for a day", "The Las Vegas Sun left.", "Las Vegas Sun", Body, ""},
		{"two fields, one of two words", "We met the Central and East European Coalition.", "Central and East European Coalition", Body, ""},
		{"two phrases of a body", "We met the Court of Appeals for the Sixth Circuit.", "Court of Appeals for the Sixth Circuit", Body, ""},
		{"three phrases of a body", "We met the Court of Appeals for the District of Columbia.", "Court of Appeals for the District of Columbia", Body, ""},
		{"where a university is", "We met the University of California, Berkeley.", "University of California, Berkeley", Body, ""},
		{"adjective that is of the name", "Black Lives Matter left.", "Black Lives Matter", Unknown, ""},
		{"surname that is a title, with a suffix", "We met Martin Luther King III.", "Martin Luther King III", Person, ""},
		{"date before", "On the morning of Feb. 28 Ruiz left.", "Ruiz", Unknown, ""},
		{"town with hyphens", "Stoke-on-Trent Council left.", "Stoke-on-Trent Council", Body, ""},
		{"adjective with hyphens", "Eight-year-old Ana Ruiz left.", "Ana Ruiz", Person, ""},
		{"opening behind a bracket", "(That was before.) We left.", "", Unknown, ""},
		{"title inside", "Prime Minister Ana Ruiz left.", "Ana Ruiz", Person, "Prime Minister"},
		{"noun before", "We met law professor Dennis Okuda.", "Dennis Okuda", Person, "law professor"},
		{"noun that no list has", "Linguist Xochi Ruiz left.", "Xochi Ruiz", Person, "Linguist"},
		{"calling that no list has", "Nephologist Xandra Brill Osk left.", "Xandra Brill Osk", Person, "Nephologist"},
		{"suffix of a counsel", "We met Ana Ruiz KC.", "Ana Ruiz", Person, ""},
		{"particles", "We met Bernard van der Meer.", "Bernard van der Meer", Person, ""},
		{"particle that is a verb elsewhere", "We met Carlos do Carmo.", "Carlos do Carmo", Person, ""},
		{"particle at the beginning of a sentence", "Maria dos Santos left.", "Maria dos Santos", Person, ""},
		{"generation", "We met Luis Dale Jr.", "Luis Dale Jr.", Person, ""},
		{"what a nation calls a body", "Pipes burst, and Scottish Water left.", "Scottish Water", Body, ""},
		{"possessor of a body", "We met Russia's Foreign Ministry.", "Russia's Foreign Ministry", Body, ""},
		{"members of a body", "Farmers United sent a team.", "Farmers United", Body, ""},
		{"members of no body", "We met Farmers Ekdahl and the mayor.", "Ekdahl", Person, "Farmers"},
		{"abbreviation", "We met the IDSA.", "IDSA", Body, ""},
		{"word with a capital inside", "We met BuzzFeed.", "BuzzFeed", Body, ""},
		{"adjective that opens a sentence", "Though Ana Ruiz left, we stayed.", "Ana Ruiz", Person, ""},
		{"a title is no name", "We met the Prime Minister.", "", Unknown, ""},
		{"a day is no name", "We met on Monday.", "", Unknown, ""},
		{"an adverb is no name", "Publicly, officials left.", "", Unknown, ""},
		{"a common noun that opens a sentence", "Officials left.", "", Unknown, ""},
		{"letters of an office", "We met DFO Nani Tago.", "Nani Tago", Person, "DFO"},
		{"letters of an office alone", "We met the CM.", "", Unknown, ""},
		{"letters of a rank", "We met Namsai SP Sange Wangdi.", "Sange Wangdi", Person, "Namsai SP"},
		{"letters of a rank before a surname", "We met DCP Xochi.", "Xochi", Person, "DCP"},
		{"letters of a rank before no person", "We met AG Weather.", "AG Weather", Unknown, ""},
		{"title with the country in points", "We met the U.S. Secretary.", "", Unknown, ""},
		{"initial before a surname that is a title", "We met B. King.", "B. King", Unknown, ""},
		{"title before a courtesy", "We met Health Minister Dr. Ana Ruiz.", "Ana Ruiz", Person, "Health Minister"},
		{"countrymen", "We met Canadians Meagan Brill and left.", "Meagan Brill", Person, "Canadians"},
		{"office in a body of two words", "We met U.S. House of Representatives Speaker Ana Ruiz.", "Ana Ruiz", Person, "U.S. House of Representatives Speaker"},
		{"calling", "We met property mogul Xochi Brill.", "Xochi Brill", Person, "property mogul"},
		{"body of three fields", "We met the Department for Business, Energy and Industrial Strategy.", "Department for Business, Energy and Industrial Strategy", Body, ""},
		{"body of three fields, with two commas", "We met the Ministry of Food, Labour, and Trade.", "Ministry of Food, Labour, and Trade", Body, ""},
		{"body of fields with a sign for and", "We met the Ministry of Labour, Grievances & Pensions.", "Ministry of Labour, Grievances & Pensions", Body, ""},
		{"body of several for a cause", "We met Citizens for Responsibility and Ethics.", "Citizens for Responsibility and Ethics", Body, ""},
		{"all of one body", "We met leaders of All Salto Students’ Union.", "All Salto Students’ Union", Body, ""},
		{"particle that is a verb to the tagger", "Laurence des Monts left.", "Laurence des Monts", Person, ""},
		{"credit of a picture", "We met Ana Ruiz/The Verge.", "Verge", Unknown, ""},
		{"fields of a body after on", "We met the Centre for Research on Energy and Clean Air.", "Centre for Research on Energy and Clean Air", Body, ""},
		{"newspaper of today", "We met the Salto Today.", "Salto Today", Body, ""},
		{"acting for an office", "We met Acting Comptroller of the Currency Peter Ruiz.", "Peter Ruiz", Person, "Acting Comptroller of the Currency"},
		{"letters before a name", "We met MVP Sidney Brill.", "Sidney Brill", Person, ""},
		{"ticker", "We met Harlow Mills Inc HRLM.N on Monday.", "Harlow Mills Inc", Body, ""},
		{"number before a name", "Harbour Pictures 9 Xochi left.", "Xochi", Unknown, ""},
		{"number inside a name", "We met Boeing 737 Max.", "Boeing 737 Max", Unknown, ""},
		{"adjective with a participle", "We met the Oslo-based Dock Union.", "Dock Union", Body, ""},
		{"adjective before a body of phrases", "We met the new Ministry of Health.", "Ministry of Health", Body, ""},
		{"name of two words with a nation's", "The American Xobulus left.", "American Xobulus", Body, ""},
		{"place of two words with a participle", "We met the New York-based Harlow Ltd and left.", "Harlow Ltd", Body, ""},
		{"possessor of a body of two phrases", "We met the Women’s Chamber of Trade.", "Women’s Chamber of Trade", Body, ""},
		{"possessor of a republic", "We met the People's Republic of Salto.", "People's Republic of Salto", Body, ""},
		{"where a mission is", "The Estanian Embassy in Salto left.", "Estanian Embassy in Salto", Body, ""},
		{"what readers have", "We met the newspaper People's Mirror.", "People's Mirror", Body, ""},
		{"a plural possessor of two words", "Young Students' Power left.", "Young Students' Power", Body, ""},
		{"a thing in capitals after a preposition", "We left with the National Institutes of Baking.", "National Institutes of Baking", Body, ""},
		{"maker of what has two words", "Estanian board games maker Peter Brandt left.", "Peter Brandt", Person, "Estanian board games maker"},
		{"a letter is no name", "Q: Who left?", "", Unknown, ""},
	} {
		txt, cast := resolved(c.src)
		var names []string
		for i := range cast.mentions {
			m := &cast.mentions[i]
			if m.kind != properName || m.owns {
				continue
			}
			names = append(names, txt.SpanOf(m.name).In(c.src))
			if role := txt.SpanOf(m.role).In(c.src); m.class != c.class || role != c.role {
				t.Errorf("%s: %s: %q is a %s with the role %q, want %s and %q", c.sieve, c.src, names[len(names)-1], classNames[m.class], role, classNames[c.class], c.role)
			}
		}
		if c.name == "" && len(names) > 0 || c.name != "" && !slices.Equal(names, []string{c.name}) {
			t.Errorf("%s: %s: names %q, want %q", c.sieve, c.src, names, c.name)
		}
	}
}

// TestPlaces holds that a name between commas is of what the place before it lies in.
func TestPlaces(t *testing.T) {
	_, c := resolved("Tom Reed met the roofer, from Basildon, Marlen, on Monday.")
	for _, name := range []string{"Basildon", "Marlen"} {
		if i := slices.IndexFunc(c.mentions, func(m mention) bool { return c.SpanOf(m.name).In(c.Source) == name }); i < 0 || c.mentions[i].class != Place {
			t.Errorf("%s is no place", name)
		}
	}
}

func TestAppositions(t *testing.T) {
	for _, c := range []struct{ step, src, want string }{
		{"description before", "The chief engineer, Ana Ruiz, said that it was safe.", "Ana Ruiz/person/chief engineer"},
		{"description after", "Ana Ruiz, the mayor of Salto, said that it was safe.", "Ana Ruiz/person/mayor of Salto"},
		{"rank before brackets", "Salto's Defence Secretary, General (Retired) Peter Brandt said that it was safe.", "Peter Brandt/person/Salto's Defence Secretary"},
		{"two ranks before brackets", "Lt. Gen. (Retd) Peter Brandt said that it was safe.", "Peter Brandt/person/Lt. Gen."},
		{"what no list has, beside a calling", "Then businessman and Harlow loyalist Peter Brandt said that it was safe.", "Peter Brandt/person/businessman and Harlow loyalist"},
		{"former office for two fields", "Then former Harbours and Rural Development Secretary Peter Brandt said that it was safe.", "Peter Brandt/person/former Harbours and Rural Development Secretary"},
		{"age between", "Ana Ruiz, 46, a nurse, said that it was safe.", "Ana Ruiz/person/nurse"},
		{"right after", "U.N. mediator Sven Ekdahl said that it was safe.", "Sven Ekdahl/person/U.N. mediator"},
		{"participle", "A farmer named Ilya Ropov said that it was safe.", "Ilya Ropov/person/farmer"},
		{"phrase of an office", "Former secretary of state Ana Ruiz said that it was safe.", "Ana Ruiz/person/Former secretary of state"},
		{"now", "Ruiz met Moss McCall, now the Senate majority leader, who said that it was safe.", "Moss McCall/person/Senate majority leader"},
		{"who", "Obama met McCall, the Senate leader, who said that it was safe.", "McCall/person/Senate leader"},
		{"two callings", "Ruiz met Harold Dole, a banker and former state official who said that it was safe.", "Harold Dole/person/banker"},
		{"post beside a post", "Chairman and Chief Executive of Harbour Foods Lena Brandt said that it was safe.", "Lena Brandt/person/Chief Executive of Harbour Foods"},
		{"place of an office, with its letters", "Cayman Islands (CI) Governor Mary Holt said that it was safe.", "Mary Holt/person/Governor"},
		{"office for two fields", "Minister for Roads and Rural Works, Peter Okello, said that it was safe.", "Peter Okello/person/Minister for Roads and Rural Works"},
		{"office for two fields, right before", "Minister for Roads and Rural Works Ama Darko said that it was safe.", "Ama Darko/person/Minister for Roads and Rural Works"},
		{"office for three fields", "Minister of Food, Agriculture and Fisheries Ama Darko said that it was safe.", "Ama Darko/person/Minister of Food, Agriculture and Fisheries"},
		{"fields in lower case", "The minister for roads and rural works, Ama Darko, said that it was safe.", "Ama Darko/person/minister for roads and rural works"},
		{"office after the name", "Ama Darko, Minister of Food, Agriculture and Fisheries, said that it was safe.", "Ama Darko/person/Minister of Food, Agriculture and Fisheries"},
		{"two phrases", "Secretary of State for Health Ama Darko said that it was safe.", "Ama Darko/person/Secretary of State for Health"},
		{"office of a place", "President of Ghana Ama Darko said that it was safe.", "Ama Darko/person/President of Ghana"},
		{"office of a staff", "Chief of Staff Ana Ruiz said that it was safe.", "Ana Ruiz/person/Chief of Staff"},
		{"office of a body", "Chairman of Ceylon Petroleum Corporation Sumith Wijesinghe said that it was safe.", "Sumith Wijesinghe/person/Chairman of Ceylon Petroleum Corporation"},
		{"no holder in the name of a body", "The head of the Foundation for Middle East Peace, Ana Ruiz, said that it was safe.", "Ana Ruiz/person/head of the Foundation for Middle East Peace"},
		{"office yet to take", "President-elect Ana Ruiz said that it was safe.", "Ana Ruiz/person/President-elect"},
		{"title inside an office", "Speaker of the House Sen. Ana Ruiz said that it was safe.", "Ana Ruiz/person/Speaker of the House Sen."},
		{"a friend is another", "Piet Vos, a friend of Mrs. Ruiz, left. Ana Ruiz said that it was safe.", "Ana Ruiz/person/"},
		{"an ally is another", "An ally of French President Ana Ruiz said that it was safe.", "ally of French President Ana Ruiz/person/"},
		{"end of a relative clause", "The company that runs the dam, Aquasalto, said that it was safe.", "Aquasalto/body/"},
		{"prize with a participle", "Pulitzer Prize-winning author Junot Díaz said that it was safe.", "Junot Díaz/person/author"},
		{"brackets", "The International Dam Safety Agency (IDSA) left. The IDSA said that it was safe.", "International Dam Safety Agency/body/"},
		{"two posts in capitals", "“It is safe,” said Petra Lind, Chairman and Chief Executive Officer.", "Petra Lind/person/Chairman and Chief Executive Officer"},
		{"where an office is", "Leader of the Opposition in the Senate Ana Ruiz said that it was safe.", "Ana Ruiz/person/Leader of the Opposition in the Senate"},
		{"where an office is, in two phrases", "Minister in the Ministry of Finance Brian Dale said that it was safe.", "Brian Dale/person/Minister in the Ministry of Finance"},
		{"an office is where no name follows", "The leader in the Senate, Ana Ruiz, said that it was safe.", "Ana Ruiz/person/leader in the Senate"},
		{"office for a place that is a given name", "U.S. Attorney for the Middle District of Georgia Ana Ruiz said that it was safe.", "Ana Ruiz/person/U.S. Attorney for the Middle District of Georgia"},
		{"brackets inside an office", "Assistant director (Roads) S Ruiz said that it was safe.", "S Ruiz/person/Assistant director"},
		{"post with a participle", "Harlow Constructions managing director Ana Ruiz said that it was safe.", "Ana Ruiz/person/director"},
		{"two posts before the name", "Former President and property mogul Ana Ruiz said that it was safe.", "Ana Ruiz/person/Former President and property mogul"},
		{"body of two fields before the office", "Department of Health and Human Services Secretary Ana Ruiz said that it was safe.", "Ana Ruiz/person/Department of Health and Human Services Secretary"},
		{"two fields before the office", "On Monday, commerce and industry minister Ana Ruiz said that it was safe.", "Ana Ruiz/person/commerce and industry minister"},
		{"three fields before the office", "Justice, Prison Affairs and Constitutional Reforms Minister Dr. Ana Ruiz said that it was safe.", "Ana Ruiz/person/Justice, Prison Affairs and Constitutional Reforms Minister"},
		{"office before a name with one comma", "On Monday, Development Commissioner, Xochi Brill praised it. He said that it was safe.", "Xochi Brill/person/Development Commissioner"},
		{"what a man was, before another's name", "He spoke as president, Ivo Dale said. Dale denied that.", "Ivo Dale/person/"},
		{"field that is a title", "Canada's Minister of Justice Xochi Brill said that it was safe.", "Xochi Brill/person/Canada's Minister of Justice"},
		{"field that is a title, of a friend", "A friend of Justice Xochi Brill said that it was safe.", "friend of Justice Xochi Brill/person/"},
		{"field and a title", "Secretary of Defense Gen. Xochi Brill said that it was safe.", "Xochi Brill/person/Secretary of Defense Gen."},
		{"field and a courtesy", "Minister of Health Dr. Xochi Brill said that it was safe.", "Xochi Brill/person/Minister of Health"},
		{"surname after an office of state", "Secretary of State Brill said that it was safe.", "Brill/person/Secretary of State"},
		{"word after a field that is none", "Minister of Defence Procurement said that it was safe.", "Minister of Defence Procurement/person/"},
		{"place of an office, to", "The Minister left. Sri Lankan Ambassador to Ghana Xochi Brill said that it was safe.", "Xochi Brill/person/Sri Lankan Ambassador to Ghana"},
		{"brackets inside an office of a body", "Harlow's Chief Executive Officer (CEO) Xochi Brill said that it was safe.", "Xochi Brill/person/Harlow's Chief Executive Officer"},
		{"office in a body of two words, name of no list", "Bradford Council of Mosques President Xochi Brill said that it was safe.", "Xochi Brill/person/Bradford Council of Mosques President"},
		{"company that is a given name", "Tiffany Chief Executive Michael Brill said that it was safe.", "Michael Brill/person/Tiffany Chief Executive"},
		{"surname that is short for a title", "Attorney General Barr said that it was safe.", "Barr/person/Attorney General"},
		{"brackets after what an office is for", "Director of Health Services (DHS) Xochi Brill said that it was safe.", "Xochi Brill/person/Director of Health Services"},
		{"place of an office, of two words", "The European Union Ambassador to Sri Lanka Carmen Brill said that it was safe.", "Carmen Brill/person/European Union Ambassador to Sri Lanka"},
		{"initial that is an article elsewhere", "Telangana Chief Minister A Xochi Brill said that it was safe.", "A Xochi Brill/person/Telangana Chief Minister"},
		{"office told of once", "Deputy Secretary of Justice for Ghana Xochi Brill said that it was safe.", "Xochi Brill/person/Deputy Secretary of Justice for Ghana"},
		{"two posts in one body", "Harlow's chairman and chief executive Ana Ruiz said that it was safe.", "Ana Ruiz/person/chairman and chief executive"},
		{"two posts of one, of whom one is a", "Rosa Brill, lead author and a professor at Salto, said that it was safe.", "Rosa Brill/person/lead author and a professor"},
		{"a common noun that opens the title", "Fire and rescue chief Ana Ruiz said that it was safe.", "Ana Ruiz/person/Fire and rescue chief"},
		{"two fields of two words, before a name of no list", "Union Minister of Steel and Heavy Industries XD Brillaswami said that it was safe.", "XD Brillaswami/person/Union Minister of Steel and Heavy Industries"},
		{"body in a body, of two fields", "Deputy Chairman of the Harbour Council's Transport and Safety Committee Franz Brill said that it was safe.", "Franz Brill/person/Deputy Chairman of the Harbour Council's Transport and Safety Committee"},
		{"brackets inside what an office is of", "Ambassador of the Salto Union (SU) to Ghana Rosa Brill said that it was safe.", "Rosa Brill/person/Ambassador of the Salto Union (SU) to Ghana"},
		{"somebody's envoy to a body", "His envoy to the Salto Nations Ana Ruiz said that it was safe.", "Ana Ruiz/person/envoy to the Salto Nations"},
		{"rank with a hyphen", "Brigadier-General Ali Jan Brill said that it was safe.", "Ali Jan Brill/person/Brigadier-General"},
		{"post with a participle and brackets", "HARLO managing director (MD) XY Brill said that it was safe.", "XY Brill/person/HARLO managing director"},
		{"what stands before a name only here", "Heroine Xochi Brill left. Xochi Brill said that it was safe.", "Xochi Brill/person/Heroine"},
		{"headline that ends in a surname", "Twitter Conceals Brill\n\nMr Brill left. He said that it was safe.", "Brill/person/"},
		{"rank with brackets", "Joint CP (Roads) Ana Ruiz said that it was safe.", "Ana Ruiz/person/Joint CP"},
		{"office yet to take, of an ally", "An ally of US President-elect Ana Ruiz left. Ruiz said that it was safe.", "Ana Ruiz/person/US President-elect"},
		{"two fields before brackets", "Health and Human Services (HHS) Secretary Ana Ruiz said that it was safe.", "Ana Ruiz/person/Health and Human Services (HHS) Secretary"},
		{"spokeswoman for what is no person", "Spokeswoman for the festival Ana Ruiz said that it was safe.", "Ana Ruiz/person/Spokeswoman for the festival"},
		{"spokeswoman for a person", "A spokeswoman for the actor Ana Ruiz said that it was safe.", "spokeswoman for the actor Ana Ruiz/person/"},
		{"letters of a body after an office", "The head of a dock union DpoX Rainer Brill said that it was safe.", "Rainer Brill/person/head of a dock union DpoX"},
		{"family is no role", "His sister, Joana Ruiz, said that it was safe.", "Joana Ruiz/person/"},
	} {
		if got := speakers(c.src); len(got) == 0 || got[len(got)-1] != c.want {
			t.Errorf("%s: %s: %q, want %q", c.step, c.src, got, c.want)
		}
	}
}

func TestMatches(t *testing.T) {
	for _, c := range []struct{ sieve, src, want string }{
		{"spaces of other kinds", "Chief\u2009Engineer Ana\u00a0Ruiz said that it was safe.", "Ana Ruiz/person/Chief Engineer"},
		{"surname", "Ana Ruiz left. Ruiz said that it was safe.", "Ana Ruiz/person/"},
		{"another with a name", "Piet Vos left. Another analyst, Ana Ruiz, said that it was safe.", "Ana Ruiz/person/analyst"},
		{"surname that is a word", "Paul King left. Mr King said that it was safe.", "Paul King/person/"},
		{"surname that is a month", "Theresa May left. Mrs May said that it was safe.", "Theresa May/person/"},
		{"no surname", "Paul King left. Mr Speaker said that it was safe.", "Mr Speaker/person/"},
		{"particle that begins the surname", "Yusuf bin Khalid al-Masri left. Bin Khalid said that it was safe.", "Yusuf bin Khalid al-Masri/person/"},
		{"possessor of a long name", "Salto's Inland Waters Agency said that it was safe.", "Inland Waters Agency/body/"},
		{"less the surname", "Binni Bari Sonkan left. Binni Bari said that it was safe.", "Binni Bari Sonkan/person/"},
		{"particle with a hyphen", "Nuri al-Hamdan left. Hamdan said that it was safe.", "Nuri al-Hamdan/person/"},
		{"initial", "John Smith left. J. Smith said that it was safe.", "John Smith/person/"},
		{"two posts after a name", "Seo Yun-ah, president and chief executive, said that it was safe.", "Seo Yun-ah/person/president and chief executive"},
		{"anybody", "Somebody at the back said that it was safe.", "//"},
		{"anything", "Nothing in it said that it was safe.", "//"},
		{"no part of a body", "The UN Security Council left. The UN said that it was safe.", "UN/body/"},
		{"no part of a body that follows", "The UN left. The UN Security Council said that it was safe.", "UN Security Council/body/"},
		{"no ware of a company", "We saw the Apple Watch. Apple said that it was safe.", "Apple/body/"},
		{"a company with its form", "HP Inc. left. HP said that it was safe.", "HP Inc./body/"},
		{"a company with two names and its form", "Exxon Mobil Corp. left. Exxon said that it was safe.", "Exxon Mobil Corp./body/"},
		{"an outlet with its kind", "BBC News left. The BBC said that it was safe.", "BBC News/body/"},
		{"no other council", "The Salto Council left. The council in Pando said that it was safe.", "council in Pando/body/"},
		{"charity by its noun", "The RSPCA said that it was old. The charity said that it was safe.", "RSPCA/body/"},
		{"group that nothing told to be one", "Greenpeace said that it was old. The group said that it was safe.", "Greenpeace/body/"},
		{"people by where they come from", "The French said that it was safe.", "French/group/"},
		{"company that a clause tells of", "Harlow Ltd. lost money. The company that runs the dam said that it was safe.", "/body/"},
		{"what somebody is accused of", "The mayor accused a Salto carpenter of theft. The carpenter said that it was safe.", "Salto carpenter/person/"},
		{"what somebody is", "Tom Reed is a senior dam engineer. The engineer said that it was safe.", "Tom Reed/person/engineer"},
		{"surname that is not the last word", "Juan García Márquez left. García said that it was safe.", "Juan García Márquez/person/"},
		{"surname with a particle", "Bernard van der Meer left. Van der Meer said that it was safe.", "Bernard van der Meer/person/"},
		{"name that is only quoted", "“We met James Cobb,” the mayor said. Cobb said that it was safe.", "James Cobb/person/"},
		{"word that opens a sentence", "Mr. Cobb left. Beyond Cobb, nobody cared. Cobb said that it was safe.", "Cobb/person/"},
		{"rest of a headline", "Ana Ruiz Hammers Bank: ‘It Is Unsafe’\n\nSen. Ana Ruiz left.", "Ana Ruiz/person/Sen."},
		{"flight of a company", "NordAir Flight MS804 fell. NordAir said that it was safe.", "NordAir/body/"},
		{"initials without the country", "The U.S. Harbour Traffic Safety Agency left. HTSA said that it was safe.", "U.S. Harbour Traffic Safety Agency/body/"},
		{"initials of a department", "The Fisheries Department left. USDF said that it was safe.", "Fisheries Department/body/"},
		{"initials of no department", "The Harbour Council left. CH said that it was safe.", "CH/body/"},
		{"initials with a sign for and", "Brill & Osk left. B&O said that it was safe.", "Brill & Osk/body/"},
		{"initials of parts", "Harlow-Packmann Co left. HP said that it was safe.", "Harlow-Packmann Co/body/"},
		{"name before what somebody is", "Prime Minister Xochi Brill left. Xochi, a property mogul, said that it was safe.", "Xochi Brill/person/Prime Minister"},
		{"given name after a title that is no office", "Ana Ruiz left. The comedian Ana said that it was safe.", "Ana Ruiz/person/comedian"},
		{"given name after an office", "Ana Ruiz left. Queen Ana said that it was safe.", "Ana/person/Queen"},
		{"name less the surname", "President Xochi Oss Brillo left. Xochi Oss said that it was safe.", "Xochi Oss Brillo/person/President"},
		{"given name of no list, before the whole name", "His wife Xochi left. Xochi said that it was old. Xochi Brillo said that it was safe.", "Xochi Brillo/person/"},
		{"surname that is a noun for a person", "Xochi Fan, an engineer, left. Fan said that it was safe.", "Xochi Fan/person/engineer"},
		{"name that ends in a pronoun", "Vice Premier Xochi He left. Xochi said that it was safe.", "Xochi He/person/Vice Premier"},
		{"initials of a body named like a place", "Harbour News Asia left. HNA said that it was safe.", "Harbour News Asia/body/"},
		{"ticker before a noun", "Brillow Oss Systems Inc BOSS.O shares fell. BOS said that it was safe.", "Brillow Oss Systems Inc/body/"},
		{"letter too few", "Piet Gunawarden left. Gunawardn said that it was safe.", "Piet Gunawarden/person/"},
		{"letters of two who are both nearly called so", "Piet Gunawarden met Ivo Gunawardes. Gunawarde said that it was safe.", "Gunawarde/person/"},
		{"initials of what is an office elsewhere", "We met the Salto Trade Representative (STR). The STR said that it was safe.", "Salto Trade Representative/body/"},
		{"union of workers", "The deal ended the United Dock Workers’ strike. The UDW said that it was safe.", "United Dock Workers/body/"},
		{"possessor of a body with a name of its own", "Russia's Central Harbour Guard Corps said that it was safe.", "Central Harbour Guard Corps/body/"},
		{"generation of the other", "Luis Reyes Sr. left. Luis Reyes Jr. said that it was safe.", "Luis Reyes Jr./person/"},
		{"company by its town", "Harlow Ltd. lost money. The New York-based company said that it was safe.", "Harlow Ltd./body/"},
		{"company by its town and state", "Harlow Ltd. lost money. The Boise, Idaho-based company said that it was safe.", "Harlow Ltd./body/"},
		{"title of the other", "Chief Raymond Lopez and Mayor Gloria Lopez left. Chief Lopez said that it was safe.", "Raymond Lopez/person/Chief"},
		{"gender of the other", "Peter Ruiz and Ana Ruiz left. Mrs. Ruiz said that it was safe.", "Ana Ruiz/person/"},
		{"body by its initials", "The Salto Water Agency left. The SWA said that it was safe.", "Salto Water Agency/body/"},
		{"body in other order", "The Ministry of Health left. The health ministry said that it was safe.", "Ministry of Health/body/"},
		{"body by its noun", "The Salto Water Agency left. The agency said that it was safe.", "Salto Water Agency/body/"},
		{"company by its noun", "Salto Airlines left. The carrier said that it was safe.", "Salto Airlines/body/"},
		{"person by a title", "Interior Minister Ana Ruiz left. The minister said that it was safe.", "Ana Ruiz/person/Interior Minister"},
		{"person by where she is from", "Ana Ruiz left. The nurse from Leeds said that it was safe.", "Ana Ruiz/person/nurse from Leeds"},
		{"person by her calling", "Ana Ruiz was in Leeds on Monday. The singer said that it was safe.", "Ana Ruiz/person/singer"},
		{"person by his party", "Peter Ruiz toured Leeds on Monday. The Republican nominee said that it was safe.", "Peter Ruiz/person/Republican nominee"},
		{"party of nobody", "Democratic nominee Tim Cole left. Peter Ruiz met them at noon. The Republican nominee said that it was safe.", "Peter Ruiz/person/Republican nominee"},
		{"no bystander gets an office", "Ana Ruiz, a neighbour, left. The police chief said that it was safe.", "police chief/person/"},
		{"not another body's spokesman", "The ministry’s spokesman, Piet Vos, left. The union’s spokesman said that it was safe.", "union’s spokesman/person/"},
		{"nor for another body", "Piet Vos, a spokesman for the ministry, left. The spokesman for the union said that it was safe.", "spokesman for the union/person/"},
		{"the same body's spokesman", "Piet Vos, a spokesman for the ministry, left. The ministry’s spokesman said that it was safe.", "Piet Vos/person/spokesman for the ministry"},
		{"not another state's president", "French President Ana Ruiz left. Germany’s president said that it was safe.", "Germany’s president/person/"},
		{"the president of her own state", "French President Ana Ruiz left. The country’s president said that it was safe.", "Ana Ruiz/person/French President"},
		{"of two without a name", "The ministry’s lawyer left. The union’s lawyer said that it was safe.", "union’s lawyer/person/"},
		{"not another man's sister", "Tom Reed’s sister, Ana Ruiz, left. Ivo Lund left. Lund’s sister said that it was safe.", "Lund’s sister/person/"},
		{"bank by its kind", "Elizabeth Warren wrote to Wells Fargo on Monday. The bank said that it was safe.", "Wells Fargo/body/"},
		{"airline by its kind", "The police stopped a Lufthansa plane. The airline said that it was safe.", "Lufthansa/body/"},
		{"magazine by its kind", "Tom Reed spoke to Forbes. The magazine said that it was safe.", "Forbes/body/"},
		{"network by its kind", "Tom Reed told CNN that he was ill. The network said that it was safe.", "CNN/body/"},
		{"kind with an adjective", "Facebook closed the page. The social network said that it was safe.", "Facebook/body/"},
		{"one of two airlines", "Ryanair and Lufthansa met. The airline said that it was safe.", "/body/"},
		{"no bank is a newspaper", "The Salto Gazette met Barclays. The bank said that it was safe.", "Barclays/body/"},
		{"group of a cause", "Amnesty International met. The rights group said that it was safe.", "Amnesty International/body/"},
		{"company of who leads it", "Boeing chief Ana Ruiz met Airbus. Her company said that it was safe.", "Boeing/body/"},
		{"newspaper of its editor", "Tom Reed, editor of the Salto Gazette, met CNN. His newspaper said that it was safe.", "Salto Gazette/body/"},
		{"name with a kind inside", "Ana Ruiz met Tom Reed, Fox News Digital has learned. He said that it was safe.", "Tom Reed/person/"},
		{"company that has a group", "Harlow's Rowing Group left. Harlow said that it was safe.", "Harlow/person/"},
		{"company that goes by its ending", "Moody's Rating Group left. Moody's said that it was safe.", "Moody's Rating Group/body/"},
		{"house that an office has its name from", "The White House Press Association left. The White House said that it was safe.", "White House/body/"},
		{"body in a few of its words", "The Salto Water Supply Agency left. Salto Water said that it was safe.", "Salto Water Supply Agency/body/"},
		{"name that is short for a day", "We met people. Sun Pharma said that it was safe.", "Sun Pharma/body/"},
		{"a day before a name", "We met people. On Sun. Harlow said that it was safe.", "Harlow/person/"},
		{"fields of a body in a phrase", "A spokesman for the Department of Health and Human Services said that it was safe.", "spokesman for the Department of Health and Human Services/person/"},
		{"no field of a body", "A friend of Health and Human Services said that it was safe.", "friend of Health/person/"},
		{"lawyers for somebody", "Lawyers for Bradley said that it was safe.", "Lawyers for Bradley/group/"},
		{"surname in capitals for show", "Ana Bolton left. We met BOLTON on Monday. Bolton said that it was old.", "Ana Bolton/person/"},
		{"abbreviation that is a surname", "Ana Una left. UNA said that it was safe.", "UNA/body/"},
		{"staff of a body", "Ken Dale, a commission staff engineer, left. The commission staff said that it was safe.", "commission staff/body/"},
		{"a state's body is not another", "The Salto military court met on Monday. The military said that it was safe.", "military/body/"},
		{"a state's body with words of the name", "The Salto Military Junta met on Monday. The Salto military said that it was safe.", "Salto Military Junta/body/"},
		{"person whose foundation it is", "The Brill Organization left. Brill said that it was safe.", "Brill/person/"},
		{"company whose group it is", "The Brill Group left. Brill said that it was safe.", "Brill Group/body/"},
		{"body of a museum in another language", "The Société des Amis du Louvre left. The Louvre said that it was safe.", "Louvre/body/"},
		{"letters of a body in a title", "Salto Planters Association (XQ) Spokesman Ana Ruiz left. The XQ said that it was safe.", "Salto Planters Association/body/"},
		{"letters of a body whose name has a possessor", "On Monday, Salto Teachers' Union (XQ) leader Ana Ruiz left. The XQ said that it was safe.", "Salto Teachers' Union/body/"},
		{"letters of a body with a possessor in a title", "Salto People's Power (XQ) leader Ana Ruiz left. The XQ said that it was safe.", "Salto People's Power/body/"},
		{"brackets before a name", "The Meetei (Meitei) Tribe Union (TU) left. The TU said that it was safe.", "Tribe Union/body/"},
		{"initials before a given name", "Y.S. Xagan Mohan Reddy said that it was safe.", "Y.S. Xagan Mohan Reddy/person/"},
		{"no school is a group", "The Farmers Alliance met at Salto High School. The group said that it was safe.", "Farmers Alliance/body/"},
		{"a school is an institution", "Salto High School was shut on Monday. The institution said that it was safe.", "Salto High School/body/"},
		{"no newspaper is an agency", "The Water Agency spoke to the Los Angeles Times. The agency said that it was safe.", "Water Agency/body/"},
		{"group before its name", "The animal rights group People for the Ethical Treatment of Animals said that it was safe.", "People for the Ethical Treatment of Animals/body/"},
		{"phrase that ends in an article", "An official in the known of things said that it was safe.", "/person/"},
		{"man with a company's name", "Eric Ford left. Ford said that it was safe.", "Eric Ford/person/"},
		{"man with a bank's name", "Eric Nordstrom left. Nordstrom said that it was safe.", "Eric Nordstrom/person/"},
		{"name in a line of capitals", "Ana Ruiz Leaves\n\nAna Ruiz left. Hezbollah said that it was old.\n\nHEZBOLLAH MEDIA SAYS LEADER LEFT\n\nHezbollah said that it was safe.", "Hezbollah/body/"},
		{"council that is a group", "The Green Party left. The Muslim Council of Salto said that it was old. The group said that it was safe.", "Muslim Council of Salto/body/"},
		{"minister by more of his office", "Former Minister Tom Reed left. Development Minister Ana Ruiz left. The Salto Development Minister said that it was safe.", "Ana Ruiz/person/Development Minister"},
		{"one more spokesman", "Piet Vos, a Ruiz campaign spokesman, left. One Ruiz spokesman said that it was safe.", "Ruiz spokesman/person/"},
		{"one of two senators", "Senators Ana Ruiz and Bo Lind left. The senator said that it was safe.", "/person/"},
		{"one of two mayors, who met", "Mayor Ana Ruiz met Mayor Bo Lind. The mayor said that it was safe.", "/person/"},
		{"one of two ministers", "Finance Minister Ana Ruiz and Foreign Minister Bo Lind left. The minister said that it was safe.", "/person/"},
		{"one of two by what they are", "Ana Ruiz, a judge, and Bo Lind, a judge, left. The judge said that it was safe.", "/person/"},
		{"the one of two who spoke", "Senators Ana Ruiz and Bo Lind left. Ruiz said that it was old. The senator said that it was safe.", "Ana Ruiz/person/Senators"},
		{"misspelt before it is spelt", "It rained. Xildalgo said that the police were late. She said that it was safe.\n\nJudge Lina Xidalgo left on Monday.", "Lina Xidalgo/person/Judge"},
		{"title in a line of capitals", "EXPERTS WARN RUIZ’S PLAN COULD FAIL\n\nTom Reed left. Reed said that it was safe.", "Tom Reed/person/"},
		{"title of several", "Senators Ana Ruiz, of Salto, and Bo Lind left. Lind said that it was safe.", "Bo Lind/person/Senators"},
		{"not her shadow", "Shadow transport secretary Ana Ruiz left. The transport secretary said that it was safe.", "transport secretary/person/"},
	} {
		if got := speakers(c.src); len(got) == 0 || got[len(got)-1] != c.want {
			t.Errorf("%s: %s: %q, want %q", c.sieve, c.src, got, c.want)
		}
	}
}

func TestDocuments(t *testing.T) {
	for _, c := range []struct{ about, src, want string }{
		{"owner", "The Harbour Agency’s report said that it was safe.", "Harbour Agency/document/"},
		{"by", "A web video by the Harbour Agency said that it was safe.", "Harbour Agency/document/"},
		{"by, of what is no document elsewhere", "It was safe, according to a count by the Harbour Agency.", "Harbour Agency/document/"},
		{"name before", "The Harbour Agency left. It was safe, according to a Harbour Agency readout.", "Harbour Agency/document/"},
		{"name before that only a study tells of", "It was safe, according to a Salto University survey of voters.", "Salto University/document/"},
		{"unknown name before a study", "It was safe, according to a new Xenmouth poll.", "Xenmouth/document/"},
		{"two makers", "It was safe, according to a Xenmouth/QRS survey.", "Xenmouth/QRS/document/"},
		{"who paid for a study", "It was safe, according to a Xenmouth-backed study.", "Xenmouth-backed study/document/"},
		{"where a study was made", "It was safe, according to a London survey.", "London survey/document/"},
		{"person before a study", "Ana Xuiz left. It was safe, according to the Xuiz report.", "Xuiz report/document/"},
		{"letters before a study", "It was safe, according to a GGX survey of voters.", "GGX/document/"},
		{"the same again", "The Harbour Agency published a report. The report said that it was safe.", "Harbour Agency/document/"},
		{"by a synonym", "A report by the Harbour Agency praised Ana Ruiz. The document said that it was safe.", "Harbour Agency/document/"},
		{"of a study by another noun", "Voters left, according to a recent Salto University survey. The study said that it was safe.", "Salto University/document/"},
		{"in an outlet", "It was safe, according to a report in the Salto Gazette.", "Salto Gazette/document/"},
		{"of a maker, in an outlet", "The Harbour Agency left. It was safe, according to a Harbour Agency poll in the Salto Gazette.", "Harbour Agency/document/"},
		{"in what is no outlet", "It was safe, according to a report in the Harbour.", "/document/"},
		{"of an outlet that told something", "It was old, the Salto Gazette said. It was safe, according to the report.", "Salto Gazette/document/"},
		{"of who reported something", "Harlow Mills reported that it was old. It was safe, according to the report.", "Harlow Mills/document/"},
		{"published by", "A report was published by the Harbour Agency on Monday. The report said that it was safe.", "Harbour Agency/document/"},
		{"run by a newspaper", "The Salto Gazette ran a piece on Monday. The piece said that it was safe.", "Salto Gazette/document/"},
		{"sent by somebody", "Tom Reed sent a letter to the mayor. The letter said that it was safe.", "Tom Reed/document/"},
		{"obtained by others", "A memo obtained by the Salto Gazette said that it was safe.", "/document/"},
		{"paper that is a newspaper", "The Salto Gazette wrote about it. The paper said that it was safe.", "Salto Gazette/body/"},
		{"in two places", "The Harbour Agency left. The results in Iowa and Ohio, according to the agency, were old. Polls in Iowa and Ohio said that it was safe.", "Polls in Iowa and Ohio/document/"},
		{"an agent is none", "An FBI agent, speaking to us, said that it was safe.", "FBI agent//"},
		{"with a name of its own", "The Harbour Treaty binds forty states. The document says that it was safe.", "Harbour Treaty/body/"},
		{"of nobody", "The report said that it was safe.", "/document/"},
	} {
		if got := speakers(c.src); len(got) == 0 || got[len(got)-1] != c.want {
			t.Errorf("%s: %s: %q, want %q", c.about, c.src, got, c.want)
		}
	}
}

func TestPronouns(t *testing.T) {
	for _, c := range []struct{ about, src, want string }{
		{"he", "Peter Ruiz met Ana Brandt. He said that it was safe.", "Peter Ruiz/person/"},
		{"she", "Peter Ruiz met Ana Brandt. She said that it was safe.", "Ana Brandt/person/"},
		{"it, for a body of two fields", "The Salto River and Harbour Authority left the dam. It said that it was safe.", "Salto River and Harbour Authority/body/"},
		{"it", "The Interior Ministry met Ana Brandt. It said that it was safe.", "Interior Ministry/body/"},
		{"no state", "Tom Reed, now 81 and retired in Cambridge, Mass., said that it was old. He said that it was safe.", "Tom Reed/person/"},
		{"they", "Residents of Salto met Ana Brandt. They said that it was safe.", "Residents of Salto/group/"},
		{"who", "We met Peter Ruiz, who said that it was safe.", "Peter Ruiz/person/"},
		{"whoever reports", "Peter Ruiz met Ivo Brandt. Brandt said that he hoped for rain.", "Ivo Brandt/person/"},
		{"whom the headline names", "Orr to Tour the Coast\n\nThe tour begins in May and ends in the autumn.\n\n“It is safe,” he said.", "Orr/person/"},
		{"another body's woman", "A spokeswoman for the Harbour Alliance, Ann Lee, left. But the Dock Union spokeswoman said that it was rotten. She said that it was old.", "Dock Union spokeswoman/person/"},
		{"nobody fits", "Peter Ruiz left. She said that it was safe.", "-"},
		{"nobody named", "The road was closed. He said that it was safe.", "-"},
	} {
		if got := speakers(c.src); len(got) == 0 || got[len(got)-1] != c.want {
			t.Errorf("%s: %s: %q, want %q", c.about, c.src, got, c.want)
		}
	}
}

func TestJoint(t *testing.T) {
	for _, c := range []struct{ about, src, want string }{
		{"two", "Ana Ruiz and Piet Vos said that it was safe.", "Ana Ruiz and Piet Vos/group/"},
		{"three with their parties", "Ana Ruiz (R-Texas), Piet Vos (D-Ohio) and Lena Ortiz (R-Utah) said that it was safe.", "Ana Ruiz, Piet Vos and Lena Ortiz/group/"},
		{"two and one", "Ana Ruiz and Piet Vos, and Mayor Lena Ortiz, said that it was safe.", "Ana Ruiz, Piet Vos and Lena Ortiz/group/"},
		{"an office is nobody else", "Ana Ruiz, the mayor, and Piet Vos said that it was safe.", "Ana Ruiz and Piet Vos/group/"},
		{"examples", "Several critics, including Ana Ruiz and Piet Vos, said that it was safe.", "Ana Ruiz and Piet Vos/group/"},
		{"the fields of an office", "Minister for Roads and Rural Works Ama Darko and Piet Vos said that it was safe.", "Ama Darko and Piet Vos/group/"},
		{"two officers", "Prime Minister Sir Keir Brill and Foreign Minister Ana Ruiz said that it was safe.", "Keir Brill and Ana Ruiz/group/"},
		{"a body and an officer", "Parliament and Foreign Minister Ana Ruiz said that it was safe.", "Parliament and Ana Ruiz/group/"},
		{"a name that is a word", "Customs left. Customs and Border Protection Commissioner Ana Ruiz said that it was safe.", "Customs and Ana Ruiz/group/"},
		{"a body of one field and an officer", "The Department of Health and Finance Minister Ana Ruiz said that it was safe.", "Department of Health and Ana Ruiz/group/"},
		{"a title without a field", "Customs and President Ana Ruiz said that it was safe.", "Customs and Ana Ruiz/group/"},
		{"several and an officer", "Teachers and Foreign Minister Ana Ruiz said that it was safe.", "Teachers and Ana Ruiz/group/"},
		{"he and an officer", "Ivo Dale left. He and former secretary of state Ana Ruiz said that it was safe.", "Ivo Dale and Ana Ruiz/group/"},
		{"parties between commas", "Senators Ana Ruiz, D-Virginia, and Piet Vos, R-Maine, said that it was safe.", "Ana Ruiz and Piet Vos/group/"},
		{"more of one with his party", "Sen. Ana Ruiz, R-Tenn., chairman of the Health, Education and Labor Committee, said that it was safe.", "Ana Ruiz/person/Sen."},
		{"they, two", "Ana Ruiz and Piet Vos left. They said that it was safe.", "Ana Ruiz and Piet Vos/group/"},
		{"they, three", "Lena Ortiz, Ana Ruiz and Piet Vos left. They said that it was safe.", "-"},
		{"a couple", "We met Ana Ruiz and Piet Vos. The couple said that it was safe.", "Ana Ruiz and Piet Vos/group/"},
		{"both", "We met Ana Ruiz and Piet Vos. Both said that it was safe.", "Ana Ruiz and Piet Vos/group/"},
		{"two bodies", "We met Harlow Inc. and Nordane Corp. Both companies said that it was safe.", "Harlow Inc. and Nordane Corp./group/"},
		{"other two", "We met Ana Ruiz and Piet Vos. Two farmers said that it was safe.", "/group/"},
		{"names of those described", "The researchers, Ana Ruiz, Piet Vos and Lena Ortiz, said that it was safe.", "Ana Ruiz, Piet Vos and Lena Ortiz/group/"},
		{"two things of one", "Ana Ruiz, an accounting professor at Salto, and a former chairman, said that it was safe.", "Ana Ruiz/person/accounting professor at Salto"},
		{"two things of one, of unknown nouns", "Ana Ruiz, a church planter at Salto and a professor, said that it was safe.", "Ana Ruiz/person/"},
		{"one and others without names", "Ana Ruiz and other critics said that it was safe.", "Ana Ruiz/group/"},
		{"others without names and one", "Other critics and Ana Ruiz said that it was safe.", "/group/"},
		{"a place before another word for a body", "Salto and federal regulators said that it was safe.", "/group/"},
		{"names of so many", "Two former traders, Ana Ruiz and Piet Vos, said that it was safe.", "Ana Ruiz and Piet Vos/group/"},
		{"one and another", "Ana Ruiz and a former chairman said that it was safe.", "Ana Ruiz and former chairman/group/"},
		{"a post in a body and another's", "Harlow's chairman and Salto mayor Ana Ruiz said that it was safe.", "Harlow's chairman and Ana Ruiz/group/"},
		{"leaders of places", "The leaders of Germany, France and Ghana said that it was safe.", "leaders of Germany, France and Ghana/group/"},
		{"one example is not all", "Critics including Ana Ruiz said that it was safe.", "Critics/group/"},
		{"a body and people of another", "Harlow and Meridor executives said that it was safe.", "Harlow and Meridor executives/group/"},
		{"two sorts of people", "Lawyers and teachers said that it was safe.", "/group/"},
		{"others", "Ana Ruiz and others said that it was safe.", "Ana Ruiz/group/"},
		{"two places of one", "Ana Ruiz, a teacher in Lyon, France, and a former chairman, said that it was safe.", "Ana Ruiz/person/teacher in Lyon"},
		{"two places that one works for", "Ana Ruiz, a former envoy to Mexico, Zambia, and Venezuela, said that it was safe.", "Ana Ruiz/person/former envoy to Mexico"},
		{"an aside that begins like a body", "Ana Ruiz, a Department of Health and Labor lawyer, said that it was safe.", "Ana Ruiz/person/Department of Health and Labor lawyer"},
		{"three units of one after a preposition", "Ivo left after U.S. presidential candidate Ana Ruiz said that it was safe.", "Ana Ruiz/person/presidential candidate"},
		{"posts of one", "“It is safe,” said Ana Ruiz, Chairman and Chief Executive Officer.", "Ana Ruiz/person/Chairman and Chief Executive Officer"},
	} {
		if got := speakers(c.src); len(got) == 0 || got[len(got)-1] != c.want {
			t.Errorf("%s: %s: %q, want %q", c.about, c.src, got, c.want)
		}
	}
}

// TestConfidence holds that who is chosen among others comes with how sure that is, and
// that others do not.
func TestConfidence(t *testing.T) {
	_, c := resolved("Peter Ruiz met Ivo Brandt. Brandt said that it was safe. He said that it was old.")
	for i, sure := range []bool{false, true} {
		s, _ := c.Speaker(i)
		if s.Name != "Ivo Brandt" || (s.Confidence > 0) != sure || sure && s.Confidence < Sure || s.Confidence > 1 {
			t.Errorf("claim %d: %+v", i, s)
		}
	}
}

// TestSpeaker holds what the record asks of the cast.
func TestSpeaker(t *testing.T) {
	src := "Ana Ruiz and Peter Brandt said that it was safe. In a statement, the Interior Ministry said that it was not. “It is old,” the statement added. Ruiz denied that. Most voters want it gone."
	txt, c := resolved(src)
	for i := range c.claims {
		c.Issue(i, text.Span{})
	}
	joint, ok := c.Speaker(0)
	if !ok || joint.Name != "Ana Ruiz and Peter Brandt" || joint.Class != Group || len(joint.Index) != 2 || joint.Index[0].Name != "Ana Ruiz" || joint.Index[1].Name != "Peter Brandt" {
		t.Errorf("two speakers: %+v", joint)
	}
	at := func(word string) int {
		for i := range txt.Tokens {
			if txt.Tok(i).In(src) == word {
				return i
			}
		}
		t.Fatalf("no %q", word)
		return -1
	}
	ministry := -1
	for i := range c.claims {
		if s, ok := c.Speaker(i); ok && s.Name == "Interior Ministry" && ministry < 0 {
			ministry = i
		}
	}
	if ministry < 0 {
		t.Fatal("the ministry makes no claim")
	}
	start := txt.Tok(at("statement")).Start
	c.Issue(ministry, text.Span{Start: start, End: start + len("statement")})
	for i := range c.claims {
		if w := txt.SpanOf(c.claims[i].Source.Range).In(src); w == "the statement" {
			if s, _ := c.Speaker(i); s.Name != "Interior Ministry" || s.Class != Document || len(s.Index) != 1 || s.Index[0].Class != Body {
				t.Errorf("the issued statement: %+v", s)
			}
			if c.SameSpeaker(i, 0) {
				t.Error("the statement and Ruiz are one speaker")
			}
		}
	}
	last := len(c.claims) - 1
	if !c.IsShare(last) || c.IsShare(0) {
		t.Error("most voters are a share of people, Ruiz and Brandt are none")
	}
	if !c.Hears(at("Ruiz")) || c.Hears(at("statement")) || c.Hears(at("safe")) {
		t.Error("Ruiz can be spoken to, a statement cannot")
	}
	if c.Told(0) != 1 || c.Told(2) != 3 {
		t.Errorf("told %d and %d", c.Told(0), c.Told(2))
	}
}
