package figure_test
import ("testing";"handout/layout/figure";"handout/data/diag";"fmt")
func TestZZ(t *testing.T){
 for _,b:=range []string{"plain","feminine","masculine","older"} { for _,p:=range libraryPoses(t){ q:=*p; q.Person.Build=b; for _,d:=range figure.Check(&q){ if d.Severity==diag.Error {fmt.Println(b,p.ID,d)} } } }
}
